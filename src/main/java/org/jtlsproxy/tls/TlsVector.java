package org.jtlsproxy.tls;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** A reader of TLS presentation language (RFC 8446 section 3) that cannot leave its bytes. */
final class TlsVector {
  private final ByteBuffer bytes;

  TlsVector(ByteBuffer bytes) {
    this.bytes = bytes.slice();
  }

  /** Bytes that end too early, too late or in the middle of an element. */
  static final class MalformedVectorException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedVectorException() {
      super("malformed vector", null, false, false);
    }
  }

  boolean isEmpty() {
    return !bytes.hasRemaining();
  }

  int remaining() {
    return bytes.remaining();
  }

  void requireEmpty() throws MalformedVectorException {
    if (bytes.hasRemaining()) {
      throw new MalformedVectorException();
    }
  }

  int uint8() throws MalformedVectorException {
    require(1);
    return bytes.get() & 0xff;
  }

  int uint16() throws MalformedVectorException {
    require(2);
    return bytes.getShort() & 0xffff;
  }

  void skip(int count) throws MalformedVectorException {
    require(count);
    bytes.position(bytes.position() + count);
  }

  /** The vector that follows, whose length in octets is one octet. */
  TlsVector vector8() throws MalformedVectorException {
    return vector(uint8());
  }

  /** The vector that follows, whose length in octets is two octets. */
  TlsVector vector16() throws MalformedVectorException {
    return vector(uint16());
  }

  /** All that is left, as numbers of two octets; there must be at least one. */
  List<Integer> uint16s() throws MalformedVectorException {
    if (isEmpty()) {
      throw new MalformedVectorException();
    }
    List<Integer> numbers = new ArrayList<>(bytes.remaining() / 2);
    while (!isEmpty()) {
      numbers.add(uint16());
    }
    return numbers;
  }

  /** All that is left, as text. */
  String text(Charset charset) {
    return charset.decode(bytes).toString();
  }

  private TlsVector vector(int length) throws MalformedVectorException {
    require(length);
    TlsVector vector = new TlsVector(bytes.slice(bytes.position(), length));
    bytes.position(bytes.position() + length);
    return vector;
  }

  private void require(int count) throws MalformedVectorException {
    if (bytes.remaining() < count) {
      throw new MalformedVectorException();
    }
  }
}
