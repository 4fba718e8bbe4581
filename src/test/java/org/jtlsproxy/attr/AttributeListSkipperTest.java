package org.jtlsproxy.attr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AttributeListSkipperTest {
  @Test
  void aListIsSkippedToItsTerminatorAndNoFurther() {
    ByteBuffer bytes = bytes("config_file|default|config_name||tls_high_cipherlist|aNULL|||next");
    assertInstanceOf(ScanResult.Complete.class, skipper(8192, 65536).feed(bytes));
    assertEquals("|next", StandardCharsets.ISO_8859_1.decode(bytes).toString().replace('\0', '|'));
  }

  @Test
  void anEmptyListIsSkipped() {
    assertInstanceOf(ScanResult.Complete.class, skipper(8192, 65536).feed(bytes("|")));
  }

  @Test
  void aListWithoutEndIsGivenUpAtTheLimit() {
    AttributeListSkipper skipper = skipper(10, 1000);
    ByteBuffer bytes = bytes("name|value|".repeat(1000));
    assertEquals(
        new ScanResult.Malformed(
            Optional.of("attribute list length exceeds limit 1000 in input from plaintext")),
        skipper.feed(bytes));
    assertEquals(1000, bytes.position());
  }

  @Test
  void aStringWithoutEndIsGivenUpAtTheLimit() {
    ByteBuffer bytes = bytes("name|" + "v".repeat(5000));
    assertEquals(
        new ScanResult.Malformed(
            Optional.of("input attribute value length exceeds limit 10 in input from plaintext")),
        skipper(10, 1000).feed(bytes));
    assertEquals("name|".length() + 11, bytes.position());
  }

  @Test
  void anEndInsideTheListIsReportedAsForAnyList() {
    AttributeListSkipper skipper = skipper(10, 1000);
    skipper.feed(bytes("name|"));
    assertEquals(
        new ScanResult.Malformed(
            Optional.of("premature end-of-input on plaintext while reading input attribute value")),
        skipper.endOfInput());
  }

  private static AttributeListSkipper skipper(int stringBytes, int listBytes) {
    return new AttributeListSkipper("plaintext", new ScanLimits(stringBytes, listBytes));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.replace('|', '\0').getBytes(StandardCharsets.ISO_8859_1));
  }
}
