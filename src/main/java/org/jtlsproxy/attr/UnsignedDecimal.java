package org.jtlsproxy.attr;

import java.util.OptionalLong;

/**
 * Numbers as sscanf(3) reads them with {@code %lu%c} on a 64-bit system, because that is what
 * Postfix accepts: leading white space, a sign, and values out of range. A receiver of an INT keeps
 * the low 32 bits.
 */
final class UnsignedDecimal {
  private static final long LARGEST_TENTH = Long.divideUnsigned(-1L, 10);
  private static final long LARGEST_LAST_DIGIT = Long.remainderUnsigned(-1L, 10);

  private UnsignedDecimal() {}

  /** The 64 bits of the number, or empty if the text is not a number to its very end. */
  static OptionalLong parse(String text) {
    int position = 0;
    while (position < text.length() && isSpace(text.charAt(position))) {
      position++;
    }
    boolean negative = position < text.length() && text.charAt(position) == '-';
    if (negative || (position < text.length() && text.charAt(position) == '+')) {
      position++;
    }
    if (position == text.length()) {
      return OptionalLong.empty();
    }
    long magnitude = 0;
    boolean overflow = false;
    for (; position < text.length(); position++) {
      int digit = text.charAt(position) - '0';
      if (digit < 0 || digit > 9) {
        return OptionalLong.empty();
      }
      overflow |= exceeds(magnitude, digit);
      magnitude = 10 * magnitude + digit;
    }
    // strtoul(3) answers ULONG_MAX for any overflow, and only otherwise applies the sign.
    return OptionalLong.of(overflow ? -1L : negative ? -magnitude : magnitude);
  }

  private static boolean exceeds(long magnitude, int nextDigit) {
    int order = Long.compareUnsigned(magnitude, LARGEST_TENTH);
    return order > 0 || (order == 0 && nextDigit > LARGEST_LAST_DIGIT);
  }

  /** isspace(3) in the C locale. */
  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
