package org.jtlsproxy.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the remote socket to the first decrypted byte: what may be written where, and when. */
class HandOverTest {
  private static final String NOT_RECEIVED =
      "warning: tlsp_get_fd_event: receive remote SMTP peer file descriptor: ";
  private static final byte[] EARLY = Data.ascii("421 4.3.2 timeout\r\n");

  @ParameterizedTest
  @ValueSource(strings = {SessionBench.TLS12, SessionBench.TLS13})
  void earlyPlaintextIsDeliveredAfterTheHandshake(String protocol) throws IOException {
    try (SessionBench bench = new SessionBench(protocol).accepted(SessionBench.SERVER)) {
      bench.handOver(EARLY);
      assertEquals(EARLY.length, bench.localEnd().in().size());
      bench.remote().start();
      bench.run();
      assertArrayEquals(EARLY, bench.remote().received());
      bench.local().close();
      bench.run();
    }
  }

  @Test
  void nothingIsWrittenToTheRemoteBeforeItsClientHelloIsComplete() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).accepted(SessionBench.SERVER)) {
      bench.handOver(EARLY);
      assertEquals(0, bench.remoteEnd().out().written());
      bench.remoteEnd().limit(() -> 0, () -> Integer.MAX_VALUE);
      bench.remote().start();
      bench.remote().pump();
      int length = bench.remoteEnd().in().size();
      for (int i = 0; i < length - 1; i++) {
        bench.remoteEnd().limit(() -> 1, () -> Integer.MAX_VALUE);
        bench.remoteEnd().report();
        assertEquals(0, bench.remoteEnd().out().written());
      }
      bench.run();
      assertTrue(bench.remote().isEstablished());
      bench.local().close();
      bench.run();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SessionBench.TLS12, SessionBench.TLS13})
  void contextComesBeforeTheFirstDecryptedByte(String protocol) throws IOException {
    int flags = SessionBench.SERVER | SessionBench.SEND_CONTEXT;
    try (SessionBench bench = new SessionBench(protocol).accepted(flags)) {
      bench.remote().send(Data.ascii("EHLO client.example.com\r\n"));
      bench.remote().start();
      bench.handOver();
      String received = new String(bench.local().received(), StandardCharsets.ISO_8859_1);
      assertTrue(received.startsWith("peer_CN\0"), received);
      assertTrue(
          received.endsWith(
              "\0namaddr\0" + SessionBench.REMOTE + "\0\0EHLO client.example.com\r\n"),
          received);
      assertTrue(received.contains("\0cipher_protocol\0" + protocol + "\0"), received);
      bench.local().close();
      bench.run();
    }
  }

  @Test
  void contextIsSentInPiecesToASlowClient() throws IOException {
    int flags = SessionBench.SERVER | SessionBench.SEND_CONTEXT;
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).accepted(flags)) {
      bench.localEnd().limit(() -> Integer.MAX_VALUE, () -> 7);
      bench.remote().send(Data.ascii("EHLO"));
      bench.remote().start();
      bench.handOver();
      String received = new String(bench.local().received(), StandardCharsets.ISO_8859_1);
      assertTrue(received.endsWith("\0namaddr\0" + SessionBench.REMOTE + "\0\0EHLO"), received);
      bench.local().close();
      bench.run();
    }
  }

  @Test
  void withoutTheFlagNoContextIsSent() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      assertEquals(0, bench.local().received().length);
      bench.local().close();
      bench.run();
    }
  }

  @Test
  void byteWithoutADescriptorEndsTheSession() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).accepted(SessionBench.SERVER)) {
      bench.local().send(new byte[1]);
      bench.run();
      assertTrue(bench.local().sawEnd());
      assertEquals(1, bench.log().warnings().size());
      assertTrue(bench.log().warnings().get(0).startsWith(NOT_RECEIVED));
    }
  }

  @Test
  void cipherListWithoutSenseEndsTheSessionBeforeAnythingIsRead() throws IOException {
    try (SessionBench bench =
        new SessionBench(SessionBench.TLS13, Optional.of(ServerKeys.FAILING))
            .accepted(SessionBench.SERVER)) {
      bench.handOver();
      assertTrue(bench.isEnded());
      assertEquals(
          List.of("warning: " + SessionBench.REMOTE + ": invalid cipher grade: \"bogus\""),
          bench.log().warnings());
      assertEquals(0, bench.remoteEnd().out().written());
    }
  }

  @Test
  void departureInsteadOfADescriptorEndsTheSession() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).accepted(SessionBench.SERVER)) {
      bench.local().close();
      bench.run();
      assertEquals(1, bench.log().warnings().size());
      assertTrue(bench.log().warnings().get(0).startsWith(NOT_RECEIVED));
    }
  }

  @Test
  void clientThatGivesUpBeforeTheClientHelloIsNoticedAtOnce() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).accepted(SessionBench.SERVER)) {
      bench.handOver();
      bench.local().close();
      bench.run();
      assertTrue(bench.isEnded());
      assertEquals(0, bench.remoteEnd().out().written());
      assertEquals(List.of(), bench.log().warnings());
    }
  }

  @Test
  void clientThatGivesUpDuringTheHandshakeIsNoticedAtOnce() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS12).accepted(SessionBench.SERVER)) {
      bench.remote().start();
      bench.remote().pump();
      bench.remote().read(false);
      bench.handOver();
      assertFalse(bench.isEnded());
      bench.local().close();
      bench.run();
      assertTrue(bench.isEnded());
    }
  }

  @Test
  void clientThatLeftLastWordsIsNotForgotten() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).accepted(SessionBench.SERVER)) {
      bench.local().close();
      bench.handOver(EARLY);
      assertFalse(bench.isEnded());
      bench.remote().start();
      bench.run();
      assertArrayEquals(EARLY, bench.remote().received());
      assertTrue(bench.remote().sawCloseNotify());
    }
  }

  @Test
  void socketThatCannotBeWatchedCostsOnlyItsOwnSession() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).accepted(SessionBench.SERVER)) {
      bench.refuseToWatchTheRemote();
      bench.handOver();
      assertTrue(bench.local().sawEnd());
    }
  }
}
