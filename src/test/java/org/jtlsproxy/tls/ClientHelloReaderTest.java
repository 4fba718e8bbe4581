package org.jtlsproxy.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jtlsproxy.tls.ClientHelloReader.Outcome.LetEngineJudge;
import org.jtlsproxy.tls.ClientHelloReader.Outcome.NeedMore;
import org.jtlsproxy.tls.ClientHelloReader.Outcome.Parsed;
import org.junit.jupiter.api.Test;

class ClientHelloReaderTest {
  @Test
  void helloOfOpensslIsUnderstood() {
    ClientHello hello = parsed(ClientHellos.tls13());
    assertEquals(0x0303, hello.legacyVersion());
    assertEquals(List.of(0x0304, 0x0303), hello.supportedVersions().subList(0, 2));
    assertEquals(32, hello.sessionIdLength());
    assertEquals(List.of(0x1302, 0x1303, 0x1301), hello.cipherSuites().subList(0, 3));
    assertEquals(List.of(0x0403, 0x0503, 0x0603), hello.signatureAlgorithms().subList(0, 3));
    assertEquals(List.of(29, 23, 30, 25, 24), hello.supportedGroups().subList(0, 5));
    assertEquals(List.of(29), hello.keyShareGroups());
    assertEquals("MX.Example.org", hello.serverName());
    assertTrue(hello.offers(0x0304));
    assertFalse(hello.offers(0x0300));
  }

  @Test
  void helloOfAnOlderClientIsUnderstood() {
    ClientHello hello = parsed(ClientHellos.tls12());
    assertEquals(List.of(), hello.supportedVersions());
    assertEquals(List.of(), hello.keyShareGroups());
    assertEquals("", hello.serverName());
    assertEquals(0, hello.sessionIdLength());
    assertTrue(hello.offers(0x0303));
    assertTrue(hello.offers(0x0301));
    assertFalse(hello.offers(0x0304));
  }

  @Test
  void helloWithoutExtensionsIsUnderstood() {
    byte[] record =
        HexFormat.of()
            .parseHex(
                "160301002d" + "01000029" + "0301" + "ab".repeat(32) + "00" + "0002002f" + "0100");
    ClientHello hello = parsed(record);
    assertEquals(0x0301, hello.legacyVersion());
    assertEquals(List.of(0x002f), hello.cipherSuites());
    assertEquals(List.of(), hello.supportedGroups());
  }

  @Test
  void recordsOfAnySizeMakeTheSameMessage() {
    byte[] record = ClientHellos.tls13();
    for (int size = 1; size <= record.length; size++) {
      assertEquals(parsed(record), parsed(ClientHellos.fragmented(record, size)));
    }
  }

  @Test
  void everyTruncationNeedsMore() {
    byte[] record = ClientHellos.tls13();
    for (int length = 0; length < record.length; length++) {
      assertInstanceOf(NeedMore.class, ClientHellos.read(Arrays.copyOf(record, length)));
    }
  }

  @Test
  void everyMessageThatEndsTooEarlyIsLeftToTheEngine() {
    byte[] record = ClientHellos.tls13();
    for (int length = 4; length < record.length - 5; length++) {
      byte[] cut = Arrays.copyOf(record, 5 + length);
      putLength(cut, 3, 2, length);
      putLength(cut, 6, 3, length - 4);
      // Extensions may be absent altogether, so one cut is a whole message.
      boolean beforeExtensions = parsedOrLeft(cut);
      assertFalse(beforeExtensions && length != indexOfExtensions(record) - 5);
    }
  }

  @Test
  void everyOctetMayBeWrong() {
    for (byte[] record : List.of(ClientHellos.tls13(), ClientHellos.tls12())) {
      for (int offset = 0; offset < record.length; offset++) {
        int right = record[offset];
        for (int value : new int[] {0, 1, right - 1, right + 1, right + 8, 0x7f, 0x80, 0xff}) {
          byte[] damaged = record.clone();
          damaged[offset] = (byte) value;
          assertSameInAnyChunks(damaged, 7);
        }
      }
    }
  }

  @Test
  void whatIsNotTlsIsLeftToTheEngineAtOnce() {
    for (String text : List.of("EHLO mx.example.org\r\n", "GET / HTTP/1.0\r\n", "\u0080.\u0001")) {
      assertInstanceOf(
          LetEngineJudge.class, ClientHellos.read(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
    for (String hex : List.of("15", "1602", "1603010000", "1603014001", "160301000102")) {
      byte[] bytes = HexFormat.of().parseHex(hex + "0000000000");
      assertInstanceOf(LetEngineJudge.class, ClientHellos.read(bytes), hex);
    }
  }

  @Test
  void messageBeyondTheLimitIsLeftToTheEngineBeforeItIsRead() {
    byte[] bytes = HexFormat.of().parseHex("1603010004" + "01010001");
    assertInstanceOf(LetEngineJudge.class, ClientHellos.read(bytes));
  }

  @Test
  void endlessTinyRecordsAreLeftToTheEngine() {
    byte[] message = new byte[5 + 40_000];
    message[0] = 22;
    message[1] = 3;
    putLength(message, 3, 2, 1);
    message[5] = 1;
    putLength(message, 6, 3, 39_996);
    byte[] records = ClientHellos.fragmented(message, 1);
    assertTrue(records.length > ClientHelloReader.STREAM_LIMIT);
    assertInstanceOf(LetEngineJudge.class, ClientHellos.read(records));
  }

  @Test
  void theCallersBufferIsLeftAlone() {
    byte[] record = ClientHellos.tls13();
    ByteBuffer buffer = ByteBuffer.allocateDirect(record.length + 20);
    buffer.position(7).put(record).flip().position(7);
    assertInstanceOf(Parsed.class, new ClientHelloReader().read(buffer));
    assertEquals(7, buffer.position());
    assertEquals(7 + record.length, buffer.limit());
  }

  @Test
  void bytesAfterTheMessageChangeNothing() {
    byte[] record = ClientHellos.tls13();
    ClientHelloReader reader = new ClientHelloReader();
    ClientHelloReader.Outcome first = reader.read(ByteBuffer.wrap(record));
    assertEquals(first, reader.read(ByteBuffer.wrap(new byte[100])));
    assertEquals(first, ClientHellos.read(Arrays.copyOf(record, record.length + 100)));
  }

  @Test
  void repeatedExtensionIsLeftToTheEngine() {
    assertInstanceOf(LetEngineJudge.class, withExtensions("00170000" + "00170000"));
  }

  @Test
  void serverNameMustBeOneHostName() {
    assertInstanceOf(Parsed.class, withExtensions("0000" + "0006" + "0004" + "000001" + "78"));
    assertInstanceOf(LetEngineJudge.class, withExtensions("0000" + "0005" + "0003" + "000000"));
    assertInstanceOf(
        LetEngineJudge.class, withExtensions("0000" + "0006" + "0004" + "010001" + "78"));
    assertInstanceOf(
        LetEngineJudge.class,
        withExtensions("0000" + "000a" + "0008" + "000001" + "78" + "000001" + "79"));
    assertInstanceOf(LetEngineJudge.class, withExtensions("0000" + "0000"));
  }

  @Test
  void listsMustHoldWholeNumbersAndAtLeastOne() {
    assertInstanceOf(Parsed.class, withExtensions("000a" + "0004" + "0002" + "001d"));
    assertInstanceOf(LetEngineJudge.class, withExtensions("000a" + "0002" + "0000"));
    assertInstanceOf(LetEngineJudge.class, withExtensions("000a" + "0003" + "0001" + "00"));
    assertInstanceOf(
        LetEngineJudge.class, withExtensions("000a" + "0005" + "0002" + "001d" + "00"));
    assertInstanceOf(LetEngineJudge.class, withExtensions("000a" + "0004" + "0003" + "001d"));
  }

  @Property
  void anyBytesInAnyChunksGiveTheSameAnswer(
      @ForAll @Size(max = 400) byte[] tail, @ForAll @IntRange(min = 1, max = 50) int chunk) {
    assertSameInAnyChunks(tail, chunk);
    byte[] stream = new byte[5 + 4 + tail.length];
    stream[0] = 22;
    stream[1] = 3;
    putLength(stream, 3, 2, 4 + tail.length);
    stream[5] = 1;
    putLength(stream, 6, 3, tail.length);
    System.arraycopy(tail, 0, stream, 9, tail.length);
    assertSameInAnyChunks(stream, chunk);
  }

  @Property
  void damagedHelloInAnyChunksGivesTheSameAnswer(
      @ForAll @IntRange(max = 319) int offset,
      @ForAll @Size(max = 8) byte[] damage,
      @ForAll @IntRange(min = 1, max = 400) int chunk,
      @ForAll @IntRange(min = 1, max = 400) int recordSize) {
    byte[] record = ClientHellos.tls13();
    for (int i = 0; i < damage.length && offset + i < record.length; i++) {
      record[offset + i] = damage[i];
    }
    assertSameInAnyChunks(ClientHellos.fragmented(record, recordSize), chunk);
  }

  private static void assertSameInAnyChunks(byte[] stream, int chunk) {
    ClientHelloReader.Outcome whole = ClientHellos.read(stream);
    ClientHelloReader reader = new ClientHelloReader();
    ClientHelloReader.Outcome outcome = new NeedMore();
    for (int start = 0; start < stream.length; start += chunk) {
      outcome = reader.read(ByteBuffer.wrap(stream, start, Math.min(chunk, stream.length - start)));
    }
    assertEquals(whole, outcome);
  }

  private static ClientHelloReader.Outcome withExtensions(String hex) {
    String body =
        "0303" + "ab".repeat(32) + "00" + "00021301" + "0100" + length(hex.length() / 2, 2) + hex;
    String message = "01" + length(body.length() / 2, 3) + body;
    return ClientHellos.read(
        HexFormat.of().parseHex("160301" + length(message.length() / 2, 2) + message));
  }

  private static String length(int length, int octets) {
    return HexFormat.of().toHexDigits(length, 2 * octets);
  }

  private static ClientHello parsed(byte[] stream) {
    return assertInstanceOf(Parsed.class, ClientHellos.read(stream)).clientHello();
  }

  private static boolean parsedOrLeft(byte[] stream) {
    ClientHelloReader.Outcome outcome = ClientHellos.read(stream);
    assertFalse(outcome instanceof NeedMore);
    return outcome instanceof Parsed;
  }

  private static int indexOfExtensions(byte[] record) {
    int sessionId = 5 + 4 + 2 + 32;
    int suites = sessionId + 1 + record[sessionId];
    int suitesLength = (record[suites] & 0xff) << 8 | (record[suites + 1] & 0xff);
    int compression = suites + 2 + suitesLength;
    return compression + 1 + record[compression];
  }

  private static void putLength(byte[] bytes, int offset, int octets, int length) {
    for (int i = 0; i < octets; i++) {
      bytes[offset + i] = (byte) (length >> (8 * (octets - 1 - i)));
    }
  }
}
