package org.jtlsproxy.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jtlsproxy.handoff.Status;
import org.junit.jupiter.api.Test;

/** Each state has its own limit on how long nothing may move. */
class TimeLimitTest {
  private static final String CIPHERTEXT_TIMEOUT =
      "warning: ciphertext read/write timeout for " + SessionBench.REMOTE;
  private static final String PLAINTEXT_DEADLOCK =
      "warning: deadlock on plaintext stream for " + SessionBench.REMOTE;
  private static final int IDLE_SECONDS = SessionBench.SESSION_SECONDS + 10;

  private static void expires(SessionBench bench, int seconds) {
    bench.passSeconds(seconds - 1);
    assertFalse(bench.isEnded(), "too early");
    bench.passSeconds(2);
    assertTrue(bench.isEnded(), "too late");
    assertTrue(bench.local().sawEnd());
  }

  @Test
  void requestMayBeginWithin100Seconds() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13)) {
      bench.run();
      expires(bench, 100);
      assertEquals(
          "warning: tlsp_get_request_event: receive request attributes: Connection timed out",
          last(bench.log().lines()));
    }
  }

  @Test
  void requestThatHasBegunGoesOnWithin5SecondsAfterEachByte() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13)) {
      bench.run();
      bench.passSeconds(99);
      byte[] request = SessionBench.request(SessionBench.SERVER, 30, 40);
      for (int i = 0; i < 10; i++) {
        bench.local().send(new byte[] {request[i]});
        bench.run();
        bench.passSeconds(4);
      }
      expires(bench, 1);
      assertTrue(last(bench.log().lines()).endsWith(": Connection timed out"));
    }
  }

  @Test
  void descriptorMayComeWithin100Seconds() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).accepted(SessionBench.SERVER)) {
      expires(bench, 100);
      assertEquals(
          List.of(
              "warning: tlsp_get_fd_event: receive remote SMTP peer file descriptor:"
                  + " Connection timed out"),
          bench.log().warnings());
    }
  }

  @Test
  void refusedClientIsWaitedForInSilence() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13, Optional.empty())) {
      bench.local().send(SessionBench.request(SessionBench.SERVER, 30, 40));
      bench.run();
      expires(bench, 100);
      assertEquals(List.of(), bench.log().warnings());
    }
  }

  @Test
  void handshakeMayBeginWithinItsLimit() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).accepted(SessionBench.SERVER)) {
      bench.handOver();
      expires(bench, SessionBench.HANDSHAKE_SECONDS);
      assertEquals(List.of(CIPHERTEXT_TIMEOUT), bench.log().warnings());
      assertEquals(0, bench.remoteEnd().out().written());
    }
  }

  @Test
  void everyByteOfTheClientHelloRestartsTheLimit() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).accepted(SessionBench.SERVER)) {
      bench.handOver();
      for (byte octet : new byte[] {22, 3, 1, 0, 100, 1}) {
        bench.passSeconds(SessionBench.HANDSHAKE_SECONDS - 1);
        bench.remote().sendRaw(new byte[] {octet});
        bench.run();
      }
      expires(bench, SessionBench.HANDSHAKE_SECONDS);
      assertEquals(List.of(CIPHERTEXT_TIMEOUT), bench.log().warnings());
    }
  }

  @Test
  void handshakeThatStopsHalfWayExpires() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS12).accepted(SessionBench.SERVER)) {
      bench.remote().start();
      bench.remote().pump();
      bench.remote().read(false);
      bench.handOver();
      assertTrue(bench.remoteEnd().out().written() > 0);
      expires(bench, SessionBench.HANDSHAKE_SECONDS);
      assertEquals(List.of(CIPHERTEXT_TIMEOUT), bench.log().warnings());
    }
  }

  @Test
  void sendingTheHandshakeSlowlyIsActivity() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS12).accepted(SessionBench.SERVER)) {
      int[] budget = new int[1];
      bench.remoteEnd().limit(() -> Integer.MAX_VALUE, () -> 1 - Math.min(1, budget[0]++));
      bench.remote().start();
      bench.remote().pump();
      bench.offerRemote();
      bench.turn();
      bench.turn();
      assertTrue(bench.remoteEnd().out().written() > 0);
      for (int i = 0; i < 5; i++) {
        bench.passUnattended(SessionBench.HANDSHAKE_SECONDS - 1);
        budget[0] = 0;
        bench.turn();
      }
      assertFalse(bench.isEnded());
      bench.passUnattended(SessionBench.HANDSHAKE_SECONDS + 1);
      assertTrue(bench.isEnded());
    }
  }

  @Test
  void handshakeLimitOfZeroExpiresAtOnce() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13)) {
      bench.local().send(SessionBench.request(SessionBench.SERVER, 0, 40));
      bench.run();
      bench.local().take();
      bench.handOver();
      bench.passSeconds(1);
      assertEquals(List.of(CIPHERTEXT_TIMEOUT), bench.log().warnings());
    }
  }

  @Test
  void idleSessionIsEndedTenSecondsAfterItsClientWouldHave() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      expires(bench, IDLE_SECONDS);
      assertEquals(List.of(CIPHERTEXT_TIMEOUT), bench.log().warnings());
      assertTrue(bench.remote().sawEnd());
    }
  }

  @Test
  void activityInEitherDirectionRestartsTheLimit() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS12).established()) {
      for (int i = 0; i < 3; i++) {
        bench.passSeconds(IDLE_SECONDS - 1);
        bench.local().send(Data.ascii("220 "));
        bench.run();
        bench.passSeconds(IDLE_SECONDS - 1);
        bench.remote().send(Data.ascii("EHLO"));
        bench.run();
      }
      assertArrayEquals(Data.ascii("220 220 220 "), bench.remote().received());
      expires(bench, IDLE_SECONDS);
    }
  }

  @Test
  void localClientThatNeverTakesItsDataIsADeadlock() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.local().read(false);
      bench.remote().send(Data.bytes(500_000, 1));
      bench.run();
      expiresUnread(bench);
      assertEquals(List.of(PLAINTEXT_DEADLOCK), bench.log().warnings());
    }
  }

  @Test
  void remoteThatNeverTakesItsDataTimesOut() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.remote().read(false);
      bench.local().send(Data.bytes(500_000, 1));
      bench.run();
      expiresUnread(bench);
      assertEquals(List.of(CIPHERTEXT_TIMEOUT), bench.log().warnings());
    }
  }

  @Test
  void lingeringForARemoteThatDoesNotReadIsLimited() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.remote().read(false);
      bench.local().send(Data.bytes(200_000, 1));
      bench.local().close();
      bench.run();
      expiresUnread(bench);
      assertEquals(List.of(CIPHERTEXT_TIMEOUT), bench.log().warnings());
    }
  }

  @Test
  void lingeringForALocalClientThatDoesNotReadIsLimited() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.local().read(false);
      bench.remote().send(Data.bytes(110_000, 1));
      bench.run();
      bench.remote().close();
      bench.run();
      expiresUnread(bench);
      assertEquals(List.of(PLAINTEXT_DEADLOCK), bench.log().warnings());
    }
  }

  @Test
  void statusIsSentThoughTimeIsShort() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13)) {
      bench.run();
      bench.local().take();
      bench.passSeconds(99);
      bench.local().send(SessionBench.request(SessionBench.SERVER, 30, 40));
      bench.run();
      assertArrayEquals(Status.READY.bytes(), bench.local().take());
      expires(bench, 100);
    }
  }

  private static void expiresUnread(SessionBench bench) {
    bench.passSeconds(IDLE_SECONDS - 1);
    assertFalse(bench.isEnded(), "too early");
    bench.passSeconds(2);
    assertTrue(bench.isEnded(), "too late");
  }

  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1);
  }
}
