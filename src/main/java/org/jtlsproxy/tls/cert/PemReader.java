package org.jtlsproxy.tls.cert;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds PEM objects in text, as lenient and as strict as OpenSSL's PEM_read_bio(3), because an
 * administrator's file that works with the one must work with the other: text outside the markers
 * is skipped, a marker must start its line and fill it up to trailing white space, and a line
 * longer than {@value #PIECE} bytes counts as several.
 */
final class PemReader {
  /** The longest part of a line that is looked at as a whole, in bytes, end of line included. */
  static final int PIECE = 254;

  private static final byte[] BEGIN = ascii("-----BEGIN ");
  private static final byte[] END = ascii("-----END ");
  private static final byte[] TAIL = ascii("-----");
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** After a blank line all lines but the last carry this many base64 characters. */
  private static final int HEADED_LINE = 64;

  private final byte[] text;
  private int position;
  private int line;
  private int start;
  private int end;
  private boolean unfinished;

  PemReader(byte[] text) {
    this.text = text;
  }

  /**
   * The next object.
   *
   * @return empty at the end of the text, or at a line that begins with a NUL byte
   */
  Optional<PemObject> next() throws MalformedPemException {
    String label = findBegin();
    return label == null ? Optional.empty() : Optional.of(readObject(label));
  }

  private @Nullable String findBegin() {
    boolean first = true;
    while (nextPiece()) {
      if (first && startsWith(BYTE_ORDER_MARK) && end - start > BYTE_ORDER_MARK.length) {
        start += BYTE_ORDER_MARK.length;
      }
      first = false;
      int labelStart = start + BEGIN.length;
      int labelEnd = end - TAIL.length;
      if (startsWith(BEGIN) && labelEnd >= labelStart && regionIs(labelEnd, TAIL)) {
        return new String(text, labelStart, labelEnd - labelStart, StandardCharsets.ISO_8859_1);
      }
    }
    return null;
  }

  /** Lines before the first blank line are headers, but only if there is a blank line at all. */
  private PemObject readObject(String label) throws MalformedPemException {
    ByteArrayOutputStream beforeBlank = new ByteArrayOutputStream();
    ByteArrayOutputStream afterBlank = new ByteArrayOutputStream();
    boolean colonSeen = false;
    boolean blankSeen = false;
    boolean shortLineSeen = false;
    while (true) {
      boolean continued = unfinished;
      if (!nextPiece()) {
        throw new MalformedPemException("bad end line", line);
      }
      if (start == end) {
        if (!continued) {
          if (blankSeen) {
            throw new MalformedPemException("bad end line", line);
          }
          blankSeen = true;
        }
        continue;
      }
      if (startsWith(END)) {
        if (!isEndOf(label)) {
          throw new MalformedPemException("bad end line", line);
        }
        boolean headers = blankSeen ? beforeBlank.size() > 0 : colonSeen;
        return new PemObject(
            label, headers, decode(blankSeen || colonSeen ? afterBlank : beforeBlank));
      }
      if (shortLineSeen) {
        throw new MalformedPemException("bad end line", line);
      }
      if (blankSeen) {
        if (end - start > HEADED_LINE) {
          throw new MalformedPemException("line too long", line);
        }
        shortLineSeen = end - start < HEADED_LINE;
      }
      colonSeen |= contains(':');
      (blankSeen ? afterBlank : beforeBlank).write(text, start, end - start);
    }
  }

  private boolean isEndOf(String label) {
    byte[] name = label.getBytes(StandardCharsets.ISO_8859_1);
    int nameStart = start + END.length;
    return end == nameStart + name.length + TAIL.length
        && regionIs(nameStart, name)
        && regionIs(nameStart + name.length, TAIL);
  }

  /** White space is skipped anywhere and a hyphen ends the data; anything else must be base64. */
  private byte[] decode(ByteArrayOutputStream body) throws MalformedPemException {
    byte[] base64 = body.toByteArray();
    int length = 0;
    for (byte octet : base64) {
      if (octet == '-') {
        break;
      }
      if (octet != ' ' && octet != '\t' && octet != '\r' && octet != '\n') {
        base64[length++] = octet;
      }
    }
    if (length == 0) {
      throw new MalformedPemException("no data", line);
    }
    if (length % 4 != 0) {
      throw new MalformedPemException("bad base64 decode", line);
    }
    try {
      return Base64.getDecoder().decode(Arrays.copyOf(base64, length));
    } catch (IllegalArgumentException e) {
      throw new MalformedPemException("bad base64 decode", line);
    }
  }

  /** Moves to the next line, or part of a line, without its trailing white space and end. */
  private boolean nextPiece() {
    start = position;
    int limit = Math.min(text.length, start + PIECE);
    while (position < limit && text[position] != '\n') {
      position++;
    }
    boolean newline = position < limit;
    if (newline) {
      position++;
    }
    if (!unfinished) {
      line++;
    }
    end = start;
    while (end < position && text[end] != 0) {
      end++;
    }
    unfinished = !newline && end - start == PIECE;
    boolean found = end > start;
    // The comparison is signed: bytes outside ASCII go as well, as they do with a signed char.
    while (end > start && text[end - 1] <= ' ') {
      end--;
    }
    return found;
  }

  private boolean startsWith(byte[] prefix) {
    return regionIs(start, prefix);
  }

  private boolean regionIs(int from, byte[] expected) {
    return end - from >= expected.length
        && Arrays.equals(text, from, from + expected.length, expected, 0, expected.length);
  }

  private boolean contains(char wanted) {
    for (int i = start; i < end; i++) {
      if (text[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
