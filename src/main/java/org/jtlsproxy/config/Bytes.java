package org.jtlsproxy.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Character classes over bytes, one per {@code char}. Postfix asks {@code isascii()} first, so no
 * byte above 127 belongs to any class, whatever the locale.
 */
final class Bytes {
  private Bytes() {}

  /** isspace(3) in the C locale: what separates and surrounds names and values in main.cf. */
  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** The narrower set that {@code ${...}} expressions skip: no vertical tab, no form feed. */
  static boolean isExpressionSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /** What separates the items of a list: blanks and commas. */
  static boolean isListSeparator(char c) {
    return c == ',' || isExpressionSpace(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAlphanumeric(char c) {
    return isDigit(c) || isLetter(c);
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** The first bytes of a text, as {@code %.20s} prints them. */
  static String atMost(int limit, String text) {
    return text.length() > limit ? text.substring(0, limit) : text;
  }

  /**
   * The file of that name. The JVM, whose locale the launcher sets, encodes names in UTF-8.
   *
   * @throws ConfigurationException for a name that no file can have
   */
  static Path path(String name) {
    try {
      return Path.of(new String(name.getBytes(ISO_8859_1), UTF_8));
    } catch (InvalidPathException e) {
      throw new ConfigurationException("open " + name + ": No such file or directory");
    }
  }
}
