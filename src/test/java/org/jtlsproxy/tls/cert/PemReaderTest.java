package org.jtlsproxy.tls.cert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The reader must accept and refuse what OpenSSL's PEM_read_bio(3) does. */
class PemReaderTest {
  private static final String LINE = "QUJD".repeat(16);
  private static final String OBJECT = "-----BEGIN A B-----\nQUJD\n-----END A B-----\n";

  @Test
  void textOutsideTheMarkersIsSkipped() throws MalformedPemException {
    assertEquals(2, count("Bag Attributes\n x\n" + OBJECT + "y\n-----END C-----\n" + OBJECT + "z"));
  }

  @Test
  void labelAndContentsComeOut() throws MalformedPemException {
    PemObject object = first(OBJECT);
    assertEquals("A B", object.label());
    assertArrayEquals(new byte[] {'A', 'B', 'C'}, object.der());
  }

  @Test
  void anyEndOfLineWithALineFeedWillDo() throws MalformedPemException {
    assertEquals(1, count(OBJECT.replace("\n", "\r\n")));
    assertThrows(MalformedPemException.class, () -> count(OBJECT.replace('\n', '\r')));
    assertEquals(1, count(OBJECT.stripTrailing()));
  }

  @Test
  void blanksMayTrailAnyLineButOnlyLeadData() throws MalformedPemException {
    assertEquals(1, count(OBJECT.replace("\n", " \t\n")));
    assertEquals(1, count(OBJECT.replace("QUJD", " Q U\tJD")));
    assertEquals(0, count(" " + OBJECT));
  }

  @Test
  void byteOrderMarkIsSkipped() throws MalformedPemException {
    assertEquals(1, count("\u00ef\u00bb\u00bf" + OBJECT));
  }

  @Test
  void markerThatSharesItsLineIsText() throws MalformedPemException {
    assertEquals(0, count(OBJECT.replace("-----BEGIN A B-----", "-----BEGIN A B----- x")));
    assertEquals(0, count("x" + OBJECT));
  }

  @Test
  void dataLinesMayHaveAnyLength() throws MalformedPemException {
    for (int width : new int[] {1, 63, 65, 253, 254, 255, 508, 1000}) {
      String body = LINE.repeat(20).replaceAll("(.{" + width + "})(?=.)", "$1\n");
      assertEquals(
          20 * 48, first("-----BEGIN A-----\n" + body + "\n-----END A-----\n").der().length);
    }
  }

  @Test
  void aLongLineOfTextCountsAsSeveral() throws MalformedPemException {
    assertEquals(1, count("x".repeat(254) + OBJECT));
    assertEquals(0, count("x".repeat(255) + OBJECT));
  }

  @Test
  void blankLineSeparatesHeadersFromData() throws MalformedPemException {
    PemObject object =
        first("-----BEGIN A-----\nProc-Type: 4,ENCRYPTED\n\n" + LINE + "\nQUJD\n-----END A-----\n");
    assertTrue(object.hasHeaders());
    assertEquals(51, object.der().length);
  }

  @Test
  void afterABlankLineOnlyTheLastDataLineMayBeShort() {
    assertMalformed("\n" + LINE + "\nQUJD\nQUJD\n", "bad end line:x:5:");
    assertMalformed("\n" + LINE + "QUJD\n", "line too long:x:3:");
    assertMalformed("\nQUJD\n\n", "bad end line:x:4:");
  }

  @Test
  void headersWithoutBlankLineLeaveNoData() {
    assertMalformed("X: y\nQUJD\n", "no data:x:4:");
  }

  @Test
  void emptyObjectIsMalformed() {
    assertMalformed("", "no data:x:2:");
  }

  @Test
  void dataMustBeWholeBase64() {
    for (String body : List.of("QUJ\n", "Q!JD\n", "QQ==QUJD\n", "Q===\n", "QUJD=\n", "QUJ\0D\n")) {
      assertMalformed(body, "bad base64 decode:x:3:");
    }
  }

  @Test
  void hyphenEndsTheDataEarly() throws MalformedPemException {
    assertEquals(3, first("-----BEGIN A-----\nQUJD\n-x\nQUJD\n-----END A-----\n").der().length);
  }

  @Test
  void endMustMatchTheBeginning() {
    MalformedPemException e =
        assertThrows(
            MalformedPemException.class, () -> first(OBJECT.replace("END A B", "END A C")));
    assertEquals("PEM routines::bad end line:x:3:", e.problem("x"));
    assertThrows(MalformedPemException.class, () -> first(OBJECT.substring(0, 40)));
  }

  @Test
  void lineThatBeginsWithNulEndsTheText() throws MalformedPemException {
    assertEquals(1, count(OBJECT + "\0\n" + OBJECT));
  }

  private static void assertMalformed(String body, String reason) {
    MalformedPemException e =
        assertThrows(
            MalformedPemException.class,
            () -> first("-----BEGIN A-----\n" + body + "-----END A-----\n"));
    assertEquals("PEM routines::" + reason, e.problem("x"));
  }

  private static PemObject first(String text) throws MalformedPemException {
    return new PemReader(text.getBytes(StandardCharsets.ISO_8859_1)).next().orElseThrow();
  }

  private static int count(String text) throws MalformedPemException {
    PemReader reader = new PemReader(text.getBytes(StandardCharsets.ISO_8859_1));
    List<byte[]> objects = new ArrayList<>();
    for (Optional<PemObject> next = reader.next(); next.isPresent(); next = reader.next()) {
      objects.add(next.get().der());
    }
    assertTrue(objects.stream().allMatch(der -> Arrays.equals(der, new byte[] {'A', 'B', 'C'})));
    return objects.size();
  }
}
