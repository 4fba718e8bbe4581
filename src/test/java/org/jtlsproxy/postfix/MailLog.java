package org.jtlsproxy.postfix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The mail log of an instance, from some place in it to its end. */
public final class MailLog {

  private final Path file;
  private final int start;

  MailLog(Path file) {
    this(file, 0);
  }

  private MailLog(Path file, int start) {
    this.file = file;
    this.start = start;
  }

  /** The part of the log that is yet to be written. */
  public MailLog fromHere() {
    return new MailLog(file, read().length);
  }

  /** Its text. */
  public String text() {
    byte[] all = read();
    return new String(all, start, all.length - start, StandardCharsets.UTF_8);
  }

  /** Its complete lines. */
  public List<LogLine> lines() {
    String text = text();
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .map(LogLine::parse)
        .flatMap(Optional::stream)
        .toList();
  }

  /** The texts of the lines that the daemon under test wrote. */
  public List<String> daemonTexts() {
    return lines().stream().filter(LogLine::isFromDaemon).map(LogLine::text).toList();
  }

  /** Waits for a line of the daemon under test whose whole text matches. */
  public LogLine awaitDaemon(String regex, Duration limit) {
    return await(true, regex, limit);
  }

  /** Waits for a line of any program whose whole text matches. */
  public LogLine await(String regex, Duration limit) {
    return await(false, regex, limit);
  }

  /** How many lines of the daemon under test match with their whole text. */
  public int countDaemon(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return (int) daemonTexts().stream().filter(text -> pattern.matcher(text).matches()).count();
  }

  private LogLine await(boolean daemonOnly, String regex, Duration limit) {
    Pattern pattern = Pattern.compile(regex);
    return Await.get(
        () -> "no log line /" + regex + "/ but only\n" + text(),
        limit,
        () ->
            lines().stream()
                .filter(line -> !daemonOnly || line.isFromDaemon())
                .filter(line -> pattern.matcher(line.text()).matches())
                .findFirst());
  }

  private byte[] read() {
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[start];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its last lines, for a failure message. */
  public String tail(int count) {
    String[] lines = text().split("\n", -1);
    return String.join(
        "\n", Arrays.asList(lines).subList(Math.max(0, lines.length - count), lines.length));
  }
}
