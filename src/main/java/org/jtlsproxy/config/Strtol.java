package org.jtlsproxy.config;

/**
 * What strtol(3) makes of a decimal number at the start of a text: blanks and a sign may come
 * first, and text may follow.
 *
 * @param value the number; 0 when there is none, the nearest limit when it does not fit 64 bits
 * @param end where the text after the number starts; the starting point when there is no number
 * @param outOfRange whether the number does not fit 64 bits
 */
record Strtol(long value, int end, boolean outOfRange) {

  static Strtol parse(String text, int from) {
    int at = from;
    while (at < text.length() && Bytes.isSpace(text.charAt(at))) {
      at++;
    }
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (negative || (at < text.length() && text.charAt(at) == '+')) {
      at++;
    }
    int firstDigit = at;
    // Counted downwards, because the negative range is the larger one.
    long value = 0;
    boolean outOfRange = false;
    for (; at < text.length() && Bytes.isDigit(text.charAt(at)); at++) {
      int digit = text.charAt(at) - '0';
      outOfRange |= value < (Long.MIN_VALUE + digit) / 10;
      value = outOfRange ? Long.MIN_VALUE : value * 10 - digit;
    }
    if (at == firstDigit) {
      return new Strtol(0, from, false);
    }
    if (negative) {
      return new Strtol(value, at, outOfRange);
    }
    boolean tooLarge = value == Long.MIN_VALUE;
    return new Strtol(tooLarge ? Long.MAX_VALUE : -value, at, outOfRange || tooLarge);
  }

  /** Whether the value also fits a C {@code int}. */
  boolean fitsInt() {
    return !outOfRange && value == (int) value;
  }
}
