package org.jtlsproxy.attr;

import java.util.Arrays;
import java.util.Optional;

/**
 * Base64 as Postfix decodes it: the length must be a multiple of 4, but decoding stops at the first
 * {@code =} in the third or fourth place of a quartet, whatever follows, and leftover bits are not
 * checked. {@link java.util.Base64} would refuse some of what Postfix accepts.
 */
final class Base64Data {
  private static final int INVALID = -1;

  private Base64Data() {}

  static Optional<byte[]> decode(String text) {
    if (text.length() % 4 != 0) {
      return Optional.empty();
    }
    byte[] data = new byte[text.length() / 4 * 3];
    int length = 0;
    for (int quartet = 0; quartet < text.length(); quartet += 4) {
      int bits = 0;
      int places = 0;
      while (places < 4 && !(places >= 2 && text.charAt(quartet + places) == '=')) {
        int digit = digit(text.charAt(quartet + places));
        if (digit == INVALID) {
          return Optional.empty();
        }
        bits = bits << 6 | digit;
        places++;
      }
      bits <<= 6 * (4 - places);
      for (int shift = 16; shift > 16 - 8 * (places - 1); shift -= 8) {
        data[length++] = (byte) (bits >> shift);
      }
      if (places < 4) {
        break;
      }
    }
    return Optional.of(Arrays.copyOf(data, length));
  }

  private static int digit(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : INVALID;
  }
}
