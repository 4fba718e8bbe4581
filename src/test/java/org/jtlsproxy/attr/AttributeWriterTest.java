package org.jtlsproxy.attr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class AttributeWriterTest {
  @Test
  void anEmptyListIsItsTerminator() {
    assertEquals("|", shown(new AttributeWriter()));
  }

  @Test
  void everyTypeIsWrittenAsPostfixWritesIt() {
    assertEquals(
        "i|301|l|7000000000|s|smtpd|d|QUI=|e||n|||",
        shown(
            new AttributeWriter()
                .integer("i", 301)
                .longInteger("l", 7_000_000_000L)
                .string("s", "smtpd")
                .data("d", new byte[] {'A', 'B'})
                .string("e", "")
                .data("n", new byte[0])));
  }

  @Test
  void negativeNumbersTravelUnsigned() {
    assertEquals(
        "i|4294967294|l|18446744073709551615||",
        shown(new AttributeWriter().integer("i", -2).longInteger("l", -1)));
  }

  @Test
  void theAttributesOfAFunctionStandInTheSameList() {
    assertEquals(
        "a|1|argv_size|1|argv_value|x|b|2||",
        shown(
            new AttributeWriter()
                .integer("a", 1)
                .function(list -> list.integer("argv_size", 1).string("argv_value", "x"))
                .integer("b", 2)));
  }

  @Test
  void aNulInAValueCannotForgeAnAttribute() {
    assertEquals(
        "peer_CN|good|issuer_CN|bad||",
        shown(
            new AttributeWriter()
                .text("peer_CN", "good\0peer_status\0008")
                .string("issuer_CN", "bad\0")));
  }

  @Test
  void textIsWrittenInUtf8AndStringsByteByByte() {
    assertEquals(
        "t|\u00c3\u00a9|s|\u00e9||",
        shown(new AttributeWriter().text("t", "\u00e9").string("s", "\u00e9")));
  }

  @Test
  void anAttributeWithoutANameIsRefused() {
    AttributeWriter writer = new AttributeWriter();
    assertThrows(IllegalArgumentException.class, () -> writer.string("", "x"));
  }

  private static String shown(AttributeWriter writer) {
    return new String(writer.list(), StandardCharsets.ISO_8859_1).replace('\0', '|');
  }
}
