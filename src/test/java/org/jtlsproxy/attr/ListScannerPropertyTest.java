package org.jtlsproxy.attr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

final class ListScannerPropertyTest {
  private static final ScanLimits SMALL = new ScanLimits(12, 40);

  private static final List<Attribute> SCHEMA =
      List.of(
          Attribute.string("s"),
          Attribute.integer("i"),
          Attribute.longInteger("l"),
          Attribute.data("d"));

  @Property
  void whatIsWrittenIsReadBack(
      @ForAll @CharRange(from = '\u0001', to = '\u00ff') @StringLength(max = 300) String s,
      @ForAll int i,
      @ForAll long l,
      @ForAll @Size(max = 300) byte[] d,
      @ForAll @Size(max = 20) byte[] junk,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 40) Integer> cuts) {
    byte[] list =
        new AttributeWriter()
            .string("s", s)
            .integer("i", i)
            .longInteger("l", l)
            .data("d", d)
            .list();
    ByteBuffer bytes = ByteBuffer.allocate(list.length + junk.length).put(list).put(junk).flip();

    AttributeListReader reader = new AttributeListReader("p", SCHEMA, ScanLimits.DEFAULT);
    ScanResult result = feed(reader, bytes, cuts);

    AttributeList values = assertInstanceOf(ScanResult.Complete.class, result).list();
    assertEquals(s, values.string(0));
    assertEquals(i, values.integer(1));
    assertEquals(l, values.longInteger(2));
    assertArrayEquals(d, values.data(3));
    assertEquals(list.length, bytes.position());
  }

  @Property
  void theWayBytesAreCutDoesNotMatterToTheReader(
      @ForAll("listLike") byte[] bytes,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 9) Integer> cuts) {
    assertSameForAllCuts(() -> new AttributeListReader("p", SCHEMA, SMALL), bytes, cuts);
  }

  @Property
  void theWayBytesAreCutDoesNotMatterToTheSkipper(
      @ForAll("listLike") byte[] bytes,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 9) Integer> cuts) {
    assertSameForAllCuts(() -> new AttributeListSkipper("p", SMALL), bytes, cuts);
  }

  @Property
  void moreThanTheLimitsIsNeverConsumed(@ForAll @Size(min = 41, max = 200) byte[] noise) {
    for (ListScanner scanner : scanners()) {
      ByteBuffer bytes = ByteBuffer.wrap(noise);
      ScanResult result = scanner.feed(bytes);
      assertTrue(bytes.position() <= SMALL.listBytes());
      assertTrue(!(result instanceof ScanResult.NeedMore), "still reading beyond the limit");
    }
  }

  @Property
  void theSkipperStopsAtTheFirstEmptyName(@ForAll("listLike") byte[] noise) {
    ByteBuffer bytes = ByteBuffer.wrap(noise);
    ScanResult result = new AttributeListSkipper("p", SMALL).feed(bytes);
    if (result instanceof ScanResult.Complete) {
      int strings = 0;
      int end = 0;
      boolean terminated = false;
      for (int start = 0; !terminated; start = end + 1, strings++) {
        end = start;
        while (noise[end] != 0) {
          end++;
        }
        terminated = end == start && strings % 2 == 0;
      }
      assertEquals(end + 1, bytes.position());
    }
  }

  /** Strings of few letters, so that names match, values are numbers, and lists end. */
  @Provide
  Arbitrary<byte[]> listLike() {
    Arbitrary<String> noise =
        Arbitraries.strings().withChars("sild1=\0\0\0").ofMinLength(0).ofMaxLength(60);
    Arbitrary<String> lists =
        Arbitraries.of("s\0x\0", "i\0001\0", "l\000-9\0", "d\0QQ==\0", "\0", "s\0\0", "i\0", "more")
            .list()
            .ofMaxSize(8)
            .map(parts -> String.join("", parts));
    Arbitrary<String> good = noise.map(tail -> "s\0x\0i\0001\0l\0002\0d\0QQ==\0" + tail);
    return Arbitraries.oneOf(noise, lists, good)
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static List<ListScanner> scanners() {
    List<ListScanner> scanners = new ArrayList<>();
    scanners.add(new AttributeListReader("p", SCHEMA, SMALL));
    scanners.add(new AttributeListSkipper("p", SMALL));
    return scanners;
  }

  private static void assertSameForAllCuts(
      Supplier<ListScanner> scanner, byte[] bytes, List<Integer> cuts) {
    ListScanner atOnce = scanner.get();
    ListScanner inPieces = scanner.get();
    ByteBuffer whole = ByteBuffer.wrap(bytes);
    ByteBuffer pieces = ByteBuffer.wrap(bytes);

    ScanResult expected = atOnce.feed(whole);
    ScanResult actual = feed(inPieces, pieces, cuts);

    assertEquals(shown(expected), shown(actual));
    assertEquals(whole.position(), pieces.position());
    assertEquals(shown(atOnce.endOfInput()), shown(inPieces.endOfInput()));
  }

  /** Feeds the bytes in pieces whose lengths go round the list of cuts. */
  private static ScanResult feed(ListScanner scanner, ByteBuffer bytes, List<Integer> cuts) {
    int end = bytes.limit();
    ScanResult result = scanner.feed(ByteBuffer.allocate(0));
    for (int turn = 0; result instanceof ScanResult.NeedMore && bytes.position() < end; turn++) {
      int piece = cuts.get(turn % cuts.size());
      bytes.limit(Math.min(end, bytes.position() + piece));
      result = scanner.feed(bytes);
    }
    bytes.limit(end);
    return result;
  }

  private static String shown(ScanResult result) {
    if (result instanceof ScanResult.Complete complete) {
      AttributeList list = complete.list();
      return list.size() == 0
          ? "empty " + complete.warning()
          : list.string(0) + list.integer(1) + list.longInteger(2) + complete.warning();
    }
    return result.toString();
  }
}
