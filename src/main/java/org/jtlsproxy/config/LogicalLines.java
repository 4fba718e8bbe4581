package org.jtlsproxy.config;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a main.cf file into logical lines: a physical line that starts with white space continues
 * the line before it; comments and blank lines may stand between the two (postconf(5)).
 */
final class LogicalLines {
  /**
   * One logical line.
   *
   * @param number the number of its first physical line, counted from 1
   * @param text its physical lines without the newlines; up to a NUL byte, if there is one
   */
  record Line(int number, String text) {}

  private static final int WARNING_EXCERPT = 30;

  private final String path;
  private final String text;
  private final Consumer<String> warnings;
  private int at;
  private int physicalLine;

  LogicalLines(String path, String text, Consumer<String> warnings) {
    this.path = path;
    this.text = text;
    this.warnings = warnings;
  }

  /** The next logical line, or null at the end of the file. */
  @Nullable Line next() {
    for (Line line = read(); line != null; line = read()) {
      if (!Bytes.isSpace(line.text().charAt(0))) {
        return new Line(line.number(), upToNul(line.text()));
      }
      warnings.accept(
          path
              + ": logical line must not start with whitespace: \""
              + Bytes.atMost(WARNING_EXCERPT, upToNul(line.text()))
              + (line.text().length() > WARNING_EXCERPT ? "..." : "")
              + "\"");
    }
    return null;
  }

  private @Nullable Line read() {
    StringBuilder joined = new StringBuilder();
    int number = 0;
    while (at < text.length()) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      physicalLine++;
      if (!isCommentOrBlank(at, end)) {
        if (joined.isEmpty()) {
          number = physicalLine;
        }
        joined.append(text, at, end);
      }
      at = newline < 0 ? end : newline + 1;
      if (!joined.isEmpty() && at < text.length() && startsLogicalLine(text.charAt(at))) {
        break;
      }
    }
    return joined.isEmpty() ? null : new Line(number, joined.toString());
  }

  private boolean isCommentOrBlank(int from, int end) {
    int first = from;
    while (first < end && Bytes.isSpace(text.charAt(first))) {
      first++;
    }
    return first == end || text.charAt(first) == '#';
  }

  private static boolean startsLogicalLine(char first) {
    return first != '#' && !Bytes.isSpace(first);
  }

  /** Postfix handles lines as C strings, which end at the first NUL byte. */
  private static String upToNul(String line) {
    int nul = line.indexOf('\0');
    return nul < 0 ? line : line.substring(0, nul);
  }
}
