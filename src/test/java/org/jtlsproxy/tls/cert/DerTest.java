package org.jtlsproxy.tls.cert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DerTest {
  @Test
  void whatIsWrittenIsReadAgainAtEveryLengthForm() throws MalformedDerException {
    for (int length : new int[] {0, 1, 127, 128, 255, 256, 65535, 65536}) {
      byte[] element = Der.element(Der.OCTET_STRING, new byte[length]);
      DerReader reader = new DerReader(element);
      assertEquals(length, reader.enter(Der.OCTET_STRING).content().length);
      assertTrue(reader.atEnd());
    }
  }

  @Test
  void lengthsUseTheFewestOctets() {
    assertArrayEquals(
        HexFormat.of().parseHex("048180"),
        java.util.Arrays.copyOf(Der.element(Der.OCTET_STRING, new byte[128]), 3));
  }

  @Test
  void lengthThatReachesPastTheEndIsAnError() {
    for (String hex : new String[] {"", "04", "0401", "0481", "048102ff", "0480", "0484ffffffff"}) {
      DerReader reader = new DerReader(HexFormat.of().parseHex(hex));
      assertThrows(MalformedDerException.class, reader::element, hex);
    }
  }

  @Test
  void innerElementsCannotLeaveTheOuterOne() throws MalformedDerException {
    DerReader outer = new DerReader(HexFormat.of().parseHex("30030402ff0000"));
    DerReader inner = outer.enter(Der.SEQUENCE);
    assertThrows(MalformedDerException.class, () -> inner.enter(Der.OCTET_STRING));
  }
}
