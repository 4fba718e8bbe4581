package org.jtlsproxy.tls.cert;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Walks over DER elements (ITU-T X.690) without leaving its bounds: a length that reaches past the
 * end is an error, never a short result.
 */
final class DerReader {
  private final byte[] bytes;
  private final int end;
  private int position;

  DerReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private DerReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  boolean atEnd() {
    return position == end;
  }

  /** Whether the next element has this tag; false at the end. */
  boolean nextIs(int tag) {
    return position < end && (bytes[position] & 0xff) == tag;
  }

  /** Reads one element with this tag and returns a reader of its contents. */
  DerReader enter(int tag) throws MalformedDerException {
    if (!nextIs(tag)) {
      throw new MalformedDerException("wrong tag");
    }
    position++;
    int length = length();
    DerReader contents = new DerReader(bytes, position, position + length);
    position += length;
    return contents;
  }

  /** Reads one element of any single-octet tag and returns its bytes, tag and length included. */
  byte[] element() throws MalformedDerException {
    int start = position;
    if (atEnd()) {
      throw new MalformedDerException("not enough data");
    }
    enter(bytes[position] & 0xff);
    return Arrays.copyOfRange(bytes, start, position);
  }

  /** All that is left here, in lower-case hexadecimal. */
  String hex() {
    return HexFormat.of().formatHex(bytes, position, end);
  }

  /** Leaves out the unused-bits octet of a bit string, which is 0 for every key. */
  DerReader skipUnusedBits() throws MalformedDerException {
    if (atEnd() || bytes[position] != 0) {
      throw new MalformedDerException("bad bit string");
    }
    position++;
    return this;
  }

  byte[] content() {
    return Arrays.copyOfRange(bytes, position, end);
  }

  private int length() throws MalformedDerException {
    int length = octet();
    if (length >= 0x80) {
      int count = length & 0x7f;
      if (count == 0 || count > 3) {
        throw new MalformedDerException("bad length");
      }
      length = 0;
      for (int i = 0; i < count; i++) {
        length = length << 8 | octet();
      }
    }
    if (length > end - position) {
      throw new MalformedDerException("too long");
    }
    return length;
  }

  private int octet() throws MalformedDerException {
    if (atEnd()) {
      throw new MalformedDerException("header too long");
    }
    return bytes[position++] & 0xff;
  }
}
