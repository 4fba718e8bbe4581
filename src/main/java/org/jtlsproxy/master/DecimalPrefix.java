package org.jtlsproxy.master;

/** atoi(3): the number that a text starts with, whatever follows. */
final class DecimalPrefix {
  private DecimalPrefix() {}

  /**
   * Converts as glibc does on a 64-bit machine: a number that does not fit 64 bits counts as the
   * nearest one that does, and then only the low 32 bits remain.
   *
   * @return 0 if the text starts with no number
   */
  static int of(String text) {
    int at = 0;
    while (at < text.length() && Blank.is(text.charAt(at))) {
      at++;
    }
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (at < text.length() && (negative || text.charAt(at) == '+')) {
      at++;
    }
    long bound = negative ? Long.MIN_VALUE : Long.MAX_VALUE;
    long value = 0;
    for (; at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9'; at++) {
      int digit = negative ? '0' - text.charAt(at) : text.charAt(at) - '0';
      boolean fits = negative ? value >= (bound - digit) / 10 : value <= (bound - digit) / 10;
      if (!fits) {
        return (int) bound;
      }
      value = 10 * value + digit;
    }
    return (int) value;
  }
}
