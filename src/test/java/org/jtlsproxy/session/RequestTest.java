package org.jtlsproxy.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jtlsproxy.handoff.Greeting;
import org.jtlsproxy.handoff.Status;
import org.junit.jupiter.api.Test;

/** The conversation with the local client up to the status. */
class RequestTest {
  @Test
  void clientIsGreetedBeforeItSaysAnything() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13)) {
      assertEquals(Greeting.bytes().length, bench.localEnd().out().size());
      bench.run();
      assertArrayEquals(Greeting.bytes(), bench.local().received());
      bench.local().close();
      bench.run();
    }
  }

  @Test
  void requestMayComeByteByByte() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13)) {
      bench.run();
      bench.local().take();
      for (byte octet : SessionBench.request(SessionBench.SERVER, 30, 40)) {
        assertEquals(0, bench.local().received().length);
        bench.local().send(new byte[] {octet});
        bench.run();
      }
      assertArrayEquals(Status.READY.bytes(), bench.local().take());
      bench.local().close();
      bench.run();
    }
  }

  @Test
  void statusComesWithOneWrite() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13)) {
      bench.run();
      bench.local().take();
      bench.localEnd().limit(() -> Integer.MAX_VALUE, () -> Status.READY.bytes().length - 1);
      bench.local().send(SessionBench.request(SessionBench.SERVER, 30, 40));
      bench.run();
      // Half a status is no status: rather than send the rest later, the session ends.
      assertTrue(bench.local().sawEnd());
    }
  }

  @Test
  void whatFollowsTheRequestIsDropped() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13)) {
      bench.run();
      bench.local().take();
      bench.local().send(SessionBench.request(SessionBench.SERVER, 30, 40));
      bench.local().send(Data.ascii("junk"));
      bench.run();
      assertArrayEquals(Status.READY.bytes(), bench.local().take());
      bench.remote().start();
      bench.handOver(Data.ascii("220 ready\r\n"));
      assertArrayEquals(Data.ascii("220 ready\r\n"), bench.remote().received());
      bench.local().close();
      bench.run();
    }
  }

  @Test
  void clientThatSaysSomethingElseIsLeft() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13)) {
      bench.local().send(Data.ascii("EHLO client.example.com\r\n\0"));
      bench.run();
      assertTrue(bench.local().sawEnd());
      assertFalse(bench.log().lines().contains(SessionBench.CONNECT));
      assertFalse(bench.log().warnings().isEmpty());
    }
  }

  @Test
  void withoutACertificateTheClientIsRefusedAndHasTheLastWord() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13, Optional.empty())) {
      bench.run();
      bench.local().take();
      bench.local().send(SessionBench.request(SessionBench.SERVER, 30, 40));
      bench.run();
      assertArrayEquals(Status.NOT_AVAILABLE.bytes(), bench.local().take());
      assertFalse(bench.isEnded());
      bench.local().close();
      bench.run();
      assertEquals(
          List.of(SessionBench.CONNECT, SessionBench.HANDSHAKE_FAILED, SessionBench.DISCONNECT),
          bench.log().lines());
    }
  }

  @Test
  void refusedClientThatGoesOnAnywayIsLeft() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13, Optional.empty())) {
      bench.local().send(SessionBench.request(SessionBench.SERVER, 30, 40));
      bench.run();
      assertFalse(bench.isEnded());
      bench.local().send(new byte[1]);
      bench.run();
      assertTrue(bench.local().sawEnd());
    }
  }

  @Test
  void badFlagsAreRefusedWithAWarning() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13)) {
      bench.run();
      bench.local().take();
      bench.local().send(SessionBench.request(3, 30, 40));
      bench.run();
      assertArrayEquals(Status.NOT_AVAILABLE.bytes(), bench.local().take());
      assertEquals(
          List.of("warning: tlsp_get_request_event: bad request flags: 0x3"),
          bench.log().warnings());
      bench.local().close();
      bench.run();
    }
  }
}
