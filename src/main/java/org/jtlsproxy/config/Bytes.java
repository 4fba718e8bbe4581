package org.jtlsproxy.config;

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
}
