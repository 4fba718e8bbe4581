package org.jtlsproxy.attr;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts the bytes of one list into NUL-terminated strings, within limits. Each byte is looked at
 * once, however small the pieces are in which it arrives.
 */
final class NulStrings {
  private static final int INITIAL_CAPACITY = 64;

  enum Step {
    /** The bytes ran out inside a string. */
    NEED_MORE,
    /** A string has ended; its NUL is consumed. */
    STRING,
    STRING_TOO_LONG,
    LIST_TOO_LONG
  }

  private final ScanLimits limits;
  private final boolean keepText;
  private byte[] text = new byte[0];
  private int length;
  private int listLength;
  private boolean ended;

  /**
   * A cutter for a fresh list.
   *
   * @param keepText false if only lengths matter, so that nothing is stored
   */
  NulStrings(ScanLimits limits, boolean keepText) {
    this.limits = limits;
    this.keepText = keepText;
  }

  /** Takes bytes up to, at most, the end of the current string. */
  Step read(ByteBuffer bytes) {
    if (ended) {
      ended = false;
      length = 0;
    }
    // A string of the permitted length still needs one more byte, its NUL.
    int stringRoom = limits.stringBytes() - length + 1;
    int listRoom = limits.listBytes() - listLength;
    int start = bytes.position();
    int window = Math.min(bytes.remaining(), Math.min(stringRoom, listRoom));
    int count = 0;
    while (count < window && bytes.get(start + count) != 0) {
      count++;
    }
    ended = count < window;
    int taken = ended ? count + 1 : count;
    bytes.position(start + taken);
    listLength += taken;
    if (count == stringRoom) {
      return Step.STRING_TOO_LONG;
    }
    if (keepText) {
      append(bytes, start, count);
    }
    length += count;
    if (ended) {
      return Step.STRING;
    }
    return bytes.hasRemaining() ? Step.LIST_TOO_LONG : Step.NEED_MORE;
  }

  /** Whether no byte of the list has arrived. */
  boolean atStartOfList() {
    return listLength == 0;
  }

  /** After NEED_MORE, whether no byte of the current string has arrived. */
  boolean atStartOfString() {
    return length == 0;
  }

  /** Whether the string that ended last was empty. */
  boolean isEmpty() {
    return length == 0;
  }

  /** The string that ended last, one {@code char} per byte. */
  String text() {
    return new String(text, 0, length, StandardCharsets.ISO_8859_1);
  }

  private void append(ByteBuffer bytes, int start, int count) {
    int needed = length + count;
    if (needed > text.length) {
      int doubled = Math.max(INITIAL_CAPACITY, 2 * text.length);
      text = Arrays.copyOf(text, Math.max(needed, Math.min(doubled, limits.stringBytes())));
    }
    bytes.get(start, text, length, count);
  }
}
