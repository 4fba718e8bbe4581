package org.jtlsproxy.attr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AttributeListReaderTest {
  private static final String POSTSCREEN_REQUEST =
      """
      72 65 6d 6f 74 65 5f 65 6e 64 70 6f 69 6e 74 00 5b 31 39 32 2e 30 2e 32 2e 31 5d 3a 34 37 31 31 00
      66 6c 61 67 73 00 31 00 74 69 6d 65 6f 75 74 00 33 30 30 00 74 69 6d 65 6f 75 74 00 33 30 30 00
      73 65 72 76 65 72 69 64 00 73 6d 74 70 64 00 00
      """;

  private static final List<Attribute> REQUEST =
      List.of(
          Attribute.string("remote_endpoint"),
          Attribute.integer("flags"),
          Attribute.integer("timeout"),
          Attribute.integer("timeout"),
          Attribute.string("serverid"));

  @Test
  void aRequestAsPostscreenSendsItIsRead() {
    byte[] bytes =
        HexFormat.ofDelimiter(" ").parseHex(POSTSCREEN_REQUEST.strip().replace('\n', ' '));
    assertEquals(81, bytes.length);

    AttributeList list = complete(REQUEST, ByteBuffer.wrap(bytes));

    assertEquals(5, list.size());
    assertEquals("[192.0.2.1]:4711", list.string(0));
    assertEquals(1, list.integer(1));
    assertEquals(300, list.integer(2));
    assertEquals(300, list.integer(3));
    assertEquals("smtpd", list.string(4));
  }

  @Test
  void theStatusAnswerIsRead() {
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex("73746174757300310000"));
    assertEquals(1, complete(List.of(Attribute.integer("status")), bytes).integer(0));
  }

  @Test
  void onlyThePositionTellsAttributesOfOneNameApart() {
    List<Attribute> schema = List.of(Attribute.integer("timeout"), Attribute.integer("timeout"));
    AttributeList list = complete(schema, bytes("timeout|1|timeout|2||"));
    assertEquals(1, list.integer(0));
    assertEquals(2, list.integer(1));
  }

  @Test
  void anEmptyValueIsNotTakenForTheTerminator() {
    List<Attribute> schema = List.of(Attribute.string("a"), Attribute.string("b"));
    AttributeList list = complete(schema, bytes("a||b|||"));
    assertEquals("", list.string(0));
    assertEquals("", list.string(1));
  }

  @Test
  void everyByteOfAStringIsKept() {
    byte[] value = new byte[255];
    for (int i = 0; i < value.length; i++) {
      value[i] = (byte) (i + 1);
    }
    ByteBuffer bytes = ByteBuffer.allocate(300).put(bytes("a|")).put(value).put(bytes("||")).flip();
    String text = complete(List.of(Attribute.string("a")), bytes).string(0);
    assertArrayEquals(value, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void largeNumbersWrapAsTheyDoInC() {
    List<Attribute> schema = List.of(Attribute.integer("i"), Attribute.longInteger("l"));
    AttributeList list = complete(schema, bytes("i|4294967295|l|18446744073709551615||"));
    assertEquals(-1, list.integer(0));
    assertEquals(-1L, list.longInteger(1));
  }

  @Test
  void whatFollowsTheTerminatorStaysInTheBuffer() {
    ByteBuffer bytes = bytes("status|1||junk");
    complete(List.of(Attribute.integer("status")), bytes);
    assertEquals("junk", StandardCharsets.ISO_8859_1.decode(bytes).toString());
  }

  @Test
  void anAttributeTooManyIsReportedAndTheListAccepted() {
    ByteBuffer bytes = bytes("status|1|more|2||");
    ScanResult.Complete complete =
        assertInstanceOf(
            ScanResult.Complete.class, reader(List.of(Attribute.integer("status"))).feed(bytes));
    assertEquals(
        Optional.of("unexpected attribute more from plaintext (expecting: (list terminator))"),
        complete.warning());
    assertEquals("2||", StandardCharsets.ISO_8859_1.decode(bytes).toString().replace('\0', '|'));
  }

  @Test
  void malformedBase64IsReportedWithItsFirstHundredBytes() {
    assertMalformed(
        "malformed base64 data from plaintext while reading input attribute value: "
            + "!".repeat(100),
        List.of(Attribute.data("d")),
        "d|" + "!".repeat(104) + "||");
  }

  @Test
  void aStringAtItsLimitIsReadAndOneByteMoreIsNot() {
    ScanLimits limits = new ScanLimits(8, 100);
    List<Attribute> schema = List.of(Attribute.string("a"));
    assertInstanceOf(
        ScanResult.Complete.class,
        new AttributeListReader("plaintext", schema, limits).feed(bytes("a|12345678||")));
    assertEquals(
        malformed("input attribute value length exceeds limit 8 in input from plaintext"),
        new AttributeListReader("plaintext", schema, limits).feed(bytes("a|123456789")));
    assertEquals(
        malformed("input attribute name length exceeds limit 8 in input from plaintext"),
        new AttributeListReader("plaintext", schema, limits).feed(bytes("123456789")));
  }

  @Test
  void aListAtItsLimitIsReadAndOneByteMoreIsNot() {
    List<Attribute> schema = List.of(Attribute.string("a"));
    assertInstanceOf(
        ScanResult.Complete.class,
        new AttributeListReader("plaintext", schema, new ScanLimits(8, 7)).feed(bytes("a|123||")));
    assertEquals(
        malformed("attribute list length exceeds limit 6 in input from plaintext"),
        new AttributeListReader("plaintext", schema, new ScanLimits(8, 6)).feed(bytes("a|123||")));
  }

  @Test
  void aResultOnceReachedIsRepeated() {
    AttributeListReader reader = reader(List.of(Attribute.integer("status")));
    ScanResult first = reader.feed(bytes("status|x|"));
    ByteBuffer more = bytes("status|1||");
    assertEquals(first, reader.feed(more));
    assertEquals(first, reader.endOfInput());
    assertEquals(first, reader.timedOut());
    assertEquals(0, more.position());
  }

  @Test
  void byteByByteALongStringIsReadInLinearTime() {
    int length = 4 * 1024 * 1024;
    byte[] value = new byte[length];
    Arrays.fill(value, (byte) 'x');
    AttributeListReader reader =
        new AttributeListReader(
            "plaintext", List.of(Attribute.string("a")), new ScanLimits(length, Integer.MAX_VALUE));
    ByteBuffer bytes = ByteBuffer.allocate(length + 4).put(bytes("a|")).put(value).put(bytes("||"));
    bytes.flip();
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          while (bytes.position() < length + 3) {
            bytes.limit(bytes.position() + 1);
            assertInstanceOf(ScanResult.NeedMore.class, reader.feed(bytes));
          }
        });
    bytes.limit(length + 4);
    assertInstanceOf(ScanResult.Complete.class, reader.feed(bytes));
  }

  @Test
  void anAttributeWithoutANameCannotBeExpected() {
    assertThrows(IllegalArgumentException.class, () -> Attribute.string(""));
  }

  @Test
  void valuesOfAListCannotBeChangedFromOutside() {
    AttributeList list = complete(List.of(Attribute.data("d")), bytes("d|QUJD||"));
    Arrays.fill(list.data(0), (byte) 0);
    assertArrayEquals(new byte[] {'A', 'B', 'C'}, list.data(0));
  }

  @Test
  void anEndBeforeTheFirstByteIsLeftToTheCallerToReport() {
    ScanResult silent = new ScanResult.Malformed(Optional.empty());
    assertEquals(silent, reader(REQUEST).endOfInput());
    assertEquals(silent, reader(REQUEST).timedOut());
    assertTrue(((ScanResult.Malformed) silent).warning().isEmpty());
  }

  private static AttributeListReader reader(List<Attribute> schema) {
    return new AttributeListReader("plaintext", schema, ScanLimits.DEFAULT);
  }

  private static AttributeList complete(List<Attribute> schema, ByteBuffer bytes) {
    ScanResult.Complete complete =
        assertInstanceOf(ScanResult.Complete.class, reader(schema).feed(bytes));
    assertEquals(Optional.empty(), complete.warning());
    return complete.list();
  }

  private static void assertMalformed(String warning, List<Attribute> schema, String text) {
    assertEquals(malformed(warning), reader(schema).feed(bytes(text)));
  }

  private static ScanResult malformed(String warning) {
    return new ScanResult.Malformed(Optional.of(warning));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.replace('|', '\0').getBytes(StandardCharsets.ISO_8859_1));
  }
}
