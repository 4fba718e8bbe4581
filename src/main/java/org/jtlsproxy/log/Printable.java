package org.jtlsproxy.log;

import java.util.Arrays;

/**
 * Makes text fit for one line of the log, as printable(3) and msg_output(3) of Postfix 3.7 do. This
 * is what keeps a stranger's control characters out of the log.
 */
final class Printable {
  /** Bytes of text in one line, not counting what stands before the text. */
  static final int MAX_BYTES = 2000;

  private static final byte REPLACEMENT = '?';

  private Printable() {}

  /**
   * The text, which holds one byte per char, with every byte replaced by a question mark that is
   * not printable ASCII, or, where allowed, part of what looks like a UTF-8 sequence: a first byte
   * of 194 to 254 and then one or more of 128 to 191. Cut at {@link #MAX_BYTES}, even within a
   * sequence.
   *
   * @param utf8 whether sequences pass, that is parameter smtputf8_enable
   */
  static byte[] bytes(String text, boolean utf8) {
    byte[] bytes = bytesOf(text);
    replaceUnprintable(bytes, utf8);
    return bytes.length > MAX_BYTES ? Arrays.copyOf(bytes, MAX_BYTES) : bytes;
  }

  /** One byte for every char; a char that is no byte becomes a question mark. */
  static byte[] bytesOf(CharSequence text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = text.charAt(i);
      bytes[i] = c <= 0xff ? (byte) c : REPLACEMENT;
    }
    return bytes;
  }

  /**
   * As much of the text as a line can show: waiting in a queue, a long text would only take memory.
   * One character more than fits, because cutting must not change the last sequence.
   */
  static String beginning(String text) {
    return text.length() > MAX_BYTES + 1 ? text.substring(0, MAX_BYTES + 1) : text;
  }

  static void replaceUnprintable(byte[] bytes, boolean utf8) {
    int i = 0;
    while (i < bytes.length) {
      int first = bytes[i] & 0xff;
      int next = i + 1;
      if (utf8 && first >= 194 && first <= 254 && isContinuation(bytes, next)) {
        while (isContinuation(bytes, next)) {
          next++;
        }
      } else if (first < ' ' || first > '~') {
        bytes[i] = REPLACEMENT;
      }
      i = next;
    }
  }

  private static boolean isContinuation(byte[] bytes, int i) {
    return i < bytes.length && (bytes[i] & 0xc0) == 0x80;
  }
}
