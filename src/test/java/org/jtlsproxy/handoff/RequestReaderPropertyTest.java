package org.jtlsproxy.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jtlsproxy.attr.AttributeWriter;

final class RequestReaderPropertyTest {

  @Property
  void theWayBytesAreCutDoesNotMatter(
      @ForAll("requests") byte[] request,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 60) Integer> cuts) {
    RequestReader atOnce = new RequestReader();
    RequestReader inPieces = new RequestReader();
    ByteBuffer whole = ByteBuffer.wrap(request);
    ByteBuffer pieces = ByteBuffer.wrap(request);

    Outcome expected = atOnce.feed(whole);
    Outcome actual = inPieces.feed(ByteBuffer.allocate(0));
    for (int i = 0; actual instanceof Outcome.NeedMore && pieces.position() < request.length; i++) {
      int piece = cuts.get(i % cuts.size());
      pieces.limit(Math.min(request.length, pieces.position() + piece));
      actual = inPieces.feed(pieces);
    }

    assertEquals(expected, actual);
    assertEquals(whole.position(), pieces.position());
    assertEquals(atOnce.timedOut(), inPieces.timedOut());
  }

  @Property
  void everyRequestHasAnOutcomeAndEveryFailureALogLine(@ForAll("requests") byte[] request) {
    RequestReader reader = new RequestReader();
    reader.feed(ByteBuffer.wrap(request));
    Outcome outcome = reader.endOfInput();
    assertFalse(outcome instanceof Outcome.NeedMore);
    if (outcome instanceof Outcome.Broken broken) {
      assertFalse(broken.logLines().isEmpty());
    }
  }

  @Property
  void noAcceptedTimeoutCanSetATimerToANegativeTime(@ForAll int handshake, @ForAll int session) {
    byte[] request = request("[192.0.2.1]:4711", 1, handshake, session, "smtpd");
    if (new RequestReader().feed(ByteBuffer.wrap(request)) instanceof Outcome.Accepted accepted) {
      assertTrue(accepted.request().handshakeTimeout() >= 0);
      assertTrue(accepted.request().idleTimeout() > 0);
    } else {
      assertTrue(handshake < 0 || session < 0);
    }
  }

  /** Good requests, requests cut off or run on anywhere, requests with a byte changed, noise. */
  @Provide
  Arbitrary<byte[]> requests() {
    Arbitrary<byte[]> good =
        Combinators.combine(
                Arbitraries.strings().withCharRange('\1', '\u00ff').ofMaxLength(30),
                Arbitraries.integers().between(-1, 9),
                Arbitraries.integers(),
                Arbitraries.integers(),
                Arbitraries.strings().ascii().ofMaxLength(10))
            .as(RequestReaderPropertyTest::request);
    Arbitrary<byte[]> cut =
        Combinators.combine(good, Arbitraries.integers().between(0, 60))
            .as((bytes, end) -> Arrays.copyOf(bytes, Math.min(bytes.length, end)));
    Arbitrary<byte[]> continued =
        Combinators.combine(good, Arbitraries.strings().withChars("ab\0").ofMaxLength(20))
            .as(
                (bytes, more) ->
                    ByteBuffer.allocate(bytes.length + more.length())
                        .put(bytes)
                        .put(more.getBytes(StandardCharsets.US_ASCII))
                        .array());
    Arbitrary<byte[]> changed =
        Combinators.combine(good, Arbitraries.integers().between(0, 60), Arbitraries.bytes())
            .as(
                (bytes, position, change) -> {
                  bytes[position % bytes.length] = change;
                  return bytes;
                });
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    return Arbitraries.oneOf(good, cut, continued, changed, noise);
  }

  private static byte[] request(
      String endpoint, int flags, int handshake, int session, String serverId) {
    return new AttributeWriter()
        .string("remote_endpoint", endpoint)
        .integer("flags", flags)
        .integer("timeout", handshake)
        .integer("timeout", session)
        .string("serverid", serverId)
        .list();
  }
}
