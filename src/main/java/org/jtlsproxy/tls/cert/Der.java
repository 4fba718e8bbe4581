package org.jtlsproxy.tls.cert;

import java.util.HexFormat;

/** Writes the few DER elements (ITU-T X.690) that wrapping an old private-key form takes. */
final class Der {
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;
  static final int EXPLICIT_0 = 0xa0;

  private Der() {}

  /** One element: the tag, the definite length and the parts one after the other as contents. */
  static byte[] element(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    int lengthOctets =
        length < 0x80 ? 0 : (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
    byte[] element = new byte[2 + lengthOctets + length];
    element[0] = (byte) tag;
    element[1] = (byte) (lengthOctets == 0 ? length : 0x80 | lengthOctets);
    int position = 2;
    for (int shift = 8 * (lengthOctets - 1); shift >= 0; shift -= 8) {
      element[position++] = (byte) (length >> shift);
    }
    for (byte[] part : parts) {
      System.arraycopy(part, 0, element, position, part.length);
      position += part.length;
    }
    return element;
  }

  /** One object identifier with these hexadecimal contents. */
  static byte[] objectIdentifier(String contents) {
    return element(OBJECT_IDENTIFIER, HexFormat.of().parseHex(contents));
  }
}
