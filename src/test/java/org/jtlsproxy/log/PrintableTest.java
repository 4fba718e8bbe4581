package org.jtlsproxy.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PrintableTest {

  @Property
  void resultHasNoControlCharactersAndFitsALine(
      @ForAll @StringLength(max = 3000) String text, @ForAll boolean utf8) {
    byte[] bytes = Printable.bytes(text, utf8);
    assertTrue(bytes.length <= 2000);
    for (byte b : bytes) {
      assertTrue(b < 0 ? utf8 : b >= ' ' && b <= '~', Arrays.toString(bytes));
    }
  }

  @Property
  void printableAsciiIsUnchanged(
      @ForAll @StringLength(max = 2000) @CharRange(from = ' ', to = '~') String text,
      @ForAll boolean utf8) {
    assertEquals(text, new String(Printable.bytes(text, utf8), StandardCharsets.US_ASCII));
  }

  @Property
  void everyByteStaysOneByte(@ForAll byte[] bytes, @ForAll boolean utf8) {
    byte[] replaced = bytes.clone();
    Printable.replaceUnprintable(replaced, utf8);
    for (int i = 0; i < bytes.length; i++) {
      assertTrue(replaced[i] == bytes[i] || replaced[i] == '?');
    }
  }

  @Property
  void cuttingTextBeforeItIsQueuedDoesNotShow(
      @ForAll @StringLength(min = 1990, max = 2100) String text, @ForAll boolean utf8) {
    assertArrayEquals(
        Printable.bytes(text, utf8), Printable.bytes(Printable.beginning(text), utf8));
  }

  @Test
  void controlCharactersBecomeQuestionMarks() {
    assertEquals("a?b?c?d?e", printable("a\nb\0c\u007fd\u001be", true));
  }

  @Test
  void utf8PassesOnlyWhereAllowed() {
    assertEquals(
        "naïve 日本 \ud83d\ude00", printable(TestSettings.received("naïve 日本 \ud83d\ude00"), true));
    assertEquals("na??ve ??????", printable(TestSettings.received("naïve 日本"), false));
  }

  @Test
  void charThatIsNoByteBecomesAQuestionMark() {
    assertEquals("a?b", printable("a\u65e5b", true));
  }

  @Test
  void bytesThatLookLikeUtf8PassAsInPostfix() {
    // Postfix 3.7 looks at the range of each byte only: no check of length, overlong or maximum.
    assertArrayEquals(bytes(0xc2, 0x80), replaced(0xc2, 0x80));
    assertArrayEquals(bytes(0xfe, 0xbf, 0xbf, 0xbf), replaced(0xfe, 0xbf, 0xbf, 0xbf));
    assertArrayEquals(bytes('?', '?'), replaced(0xc1, 0x80));
    assertArrayEquals(bytes('?', '?'), replaced(0xff, 0x80));
    assertArrayEquals(bytes('?', 'a'), replaced(0xe2, 'a'));
    assertArrayEquals(bytes('?', 0xc3, 0xa9), replaced(0xc3, 0xc3, 0xa9));
    assertArrayEquals(bytes('a', '?'), replaced('a', 0xc3));
    assertArrayEquals(bytes('?', '?', 'a'), replaced(0x80, 0xbf, 'a'));
  }

  @Test
  void cutMayFallWithinASequence() {
    byte[] cut = Printable.bytes("x".repeat(1999) + TestSettings.received("é"), true);
    assertEquals(2000, cut.length);
    assertEquals((byte) 0xc3, cut[1999]);
  }

  private static String printable(String text, boolean utf8) {
    return new String(Printable.bytes(text, utf8), StandardCharsets.UTF_8);
  }

  private static byte[] replaced(int... values) {
    byte[] bytes = bytes(values);
    Printable.replaceUnprintable(bytes, true);
    return bytes;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
