package org.jtlsproxy.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jtlsproxy.attr.AttributeWriter;
import org.junit.jupiter.api.Test;

final class RequestReaderTest {
  private static final SessionLabel LABEL = new SessionLabel("[192.0.2.1]:4711", "smtpd");
  private static final LogLine CONNECT_FROM = LogLine.info("CONNECT from [192.0.2.1]:4711");
  private static final LogLine CONNECT_TO = LogLine.info("CONNECT to [192.0.2.1]:4711");

  @Test
  void aRequestOfPostscreenIsAccepted() {
    assertEquals(
        new Outcome.Accepted(
            new Request(LABEL, Role.SERVER, false, 300, 600), List.of(CONNECT_FROM)),
        feed(request(1, 300, 600)));
  }

  @Test
  void aClientThatWantsTheSessionContextIsRemembered() {
    assertEquals(true, accepted(request(5, 300, 300)).request().sendContext());
  }

  @Test
  void theDaemonIsTenSecondsMorePatientThanItsClient() {
    assertEquals(610, accepted(request(1, 300, 600)).request().idleTimeout());
  }

  @Test
  void aHandshakeTimeoutOfZeroIsAcceptedAsInPostfix() {
    assertEquals(0, accepted(request(1, 0, 0)).request().handshakeTimeout());
  }

  @Test
  void theLongestSessionTimeoutDoesNotOverflow() {
    Outcome.Accepted accepted = accepted(request(1, 300, 2147483637));
    assertEquals(Integer.MAX_VALUE, accepted.request().idleTimeout());
    assertEquals(List.of(CONNECT_FROM), accepted.logLines());
  }

  @Test
  void aLongerSessionTimeoutIsCutWithOneWarning() {
    Outcome.Accepted accepted = accepted(request(1, 300, 2147483638));
    assertEquals(Integer.MAX_VALUE, accepted.request().idleTimeout());
    assertEquals(
        List.of(
            CONNECT_FROM,
            LogLine.warning(
                "tlsp_get_request_event: session timeout 2147483638 exceeds limit 2147483637")),
        accepted.logLines());
  }

  @Test
  void aNegativeTimeoutIsRefusedWithOneWarning() {
    assertEquals(
        refused(CONNECT_FROM, "tlsp_get_request_event: bad handshake timeout: -1"),
        feed(request(1, -1, -5)));
    assertEquals(
        refused(CONNECT_FROM, "tlsp_get_request_event: bad session timeout: -1"),
        feed(request(1, 300, -1)));
  }

  @Test
  void aRequestForTheClientRoleIsRefusedOnceItsSettingsAreRead() {
    RequestReader reader = new RequestReader();
    byte[] settings =
        new AttributeWriter().string("config_file", "default").integer("dane", 0).list();

    assertInstanceOf(Outcome.NeedMore.class, reader.feed(ByteBuffer.wrap(request(6, 300, 600))));
    ByteBuffer bytes = ByteBuffer.wrap(settings);
    assertEquals(
        refused(CONNECT_TO, "TLS client role is disabled by configuration"), reader.feed(bytes));
    assertEquals(0, bytes.remaining());
  }

  @Test
  void settingsWithTrustAnchorsAreReadToTheirEnd() {
    RequestReader reader = new RequestReader();
    AttributeWriter settings = new AttributeWriter();
    for (int i = 0; i < 20; i++) {
      settings.data("data", new byte[65535]);
    }
    reader.feed(ByteBuffer.wrap(request(6, 300, 600)));
    assertInstanceOf(Outcome.Refused.class, reader.feed(ByteBuffer.wrap(settings.list())));
  }

  @Test
  void bothListsMayArriveAtOnce() {
    byte[] first = request(2, 300, 600);
    byte[] second = new AttributeWriter().string("config_file", "").list();
    ByteBuffer bytes = ByteBuffer.allocate(first.length + second.length + 4);
    bytes.put(first).put(second).put("junk".getBytes(StandardCharsets.US_ASCII)).flip();
    assertInstanceOf(Outcome.Refused.class, new RequestReader().feed(bytes));
    assertEquals(4, bytes.remaining());
  }

  @Test
  void theErrorOfAFailedReadStandsInTheLog() {
    assertEquals(
        new Outcome.Broken(
            Optional.empty(),
            List.of(
                LogLine.warning(
                    "tlsp_get_request_event: receive request attributes: Connection reset by peer"))),
        new RequestReader().readFailed("Connection reset by peer"));
  }

  @Test
  void aStringWithoutEndIsNotReadForever() {
    ByteBuffer bytes = ByteBuffer.wrap("x".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
    Outcome.Broken broken = assertInstanceOf(Outcome.Broken.class, new RequestReader().feed(bytes));
    assertEquals(
        LogLine.warning("input attribute name length exceeds limit 8192 in input from plaintext"),
        broken.logLines().get(0));
    assertEquals(8193, bytes.position());
  }

  @Test
  void theFirstByteMayTakeLongerThanTheOthers() {
    RequestReader reader = new RequestReader();
    assertEquals(100, reader.timeLimit());
    reader.feed(ByteBuffer.allocate(0));
    assertEquals(100, reader.timeLimit());
    reader.feed(ByteBuffer.wrap(new byte[] {'r'}));
    assertEquals(5, reader.timeLimit());
  }

  @Test
  void anOutcomeOnceReachedIsRepeated() {
    RequestReader reader = new RequestReader();
    Outcome first = reader.feed(ByteBuffer.wrap(request(1, 300, 600)));
    ByteBuffer more = ByteBuffer.wrap(request(1, 300, 600));
    assertEquals(first, reader.feed(more));
    assertEquals(first, reader.timedOut());
    assertEquals(first, reader.endOfInput());
    assertEquals(0, more.position());
  }

  private static byte[] request(int flags, int handshakeTimeout, int sessionTimeout) {
    return new AttributeWriter()
        .string("remote_endpoint", LABEL.remoteEndpoint())
        .integer("flags", flags)
        .integer("timeout", handshakeTimeout)
        .integer("timeout", sessionTimeout)
        .string("serverid", LABEL.serverId())
        .list();
  }

  private static Outcome feed(byte[] bytes) {
    return new RequestReader().feed(ByteBuffer.wrap(bytes));
  }

  private static Outcome.Accepted accepted(byte[] bytes) {
    return assertInstanceOf(Outcome.Accepted.class, feed(bytes));
  }

  private static Outcome refused(LogLine connect, String warning) {
    return new Outcome.Refused(LABEL, List.of(connect, LogLine.warning(warning)));
  }
}
