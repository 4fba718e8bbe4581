package org.jtlsproxy.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an established session when the local client is the first to end it. */
class LocalClosesTest {
  private static final int MORE_THAN_ALL_BUFFERS = 400_000;

  @ParameterizedTest
  @ValueSource(strings = {SessionBench.TLS12, SessionBench.TLS13})
  void idleSessionEndsWithCloseNotify(String protocol) throws IOException {
    try (SessionBench bench = new SessionBench(protocol).established()) {
      bench.local().close();
      bench.run();
      assertTrue(bench.remote().sawCloseNotify());
      assertTrue(bench.remote().sawEnd());
      assertEquals(List.of(), bench.log().warnings());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SessionBench.TLS12, SessionBench.TLS13})
  void whatWasWrittenBeforeTheCloseArrivesAtARemoteThatWasBlocked(String protocol)
      throws IOException {
    byte[] data = Data.bytes(MORE_THAN_ALL_BUFFERS, 1);
    try (SessionBench bench = new SessionBench(protocol).established()) {
      bench.remote().read(false);
      bench.local().send(data);
      bench.local().close();
      bench.run();
      assertFalse(bench.isEnded());
      bench.remote().read(true);
      bench.run();
      assertArrayEquals(data, bench.remote().received());
      assertTrue(bench.remote().sawCloseNotify());
    }
  }

  @Test
  void whatWasWrittenBeforeTheCloseArrivesThoughTheRemoteGoesOnSending() throws IOException {
    byte[] data = Data.bytes(140_000, 1);
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.remote().read(false);
      bench.local().send(data);
      bench.local().close();
      bench.run();
      // Finds nobody to take it: the local client's last words are still unread at that moment.
      bench.remote().send(Data.ascii("RSET\r\n"));
      bench.run();
      bench.remote().read(true);
      bench.run();
      assertArrayEquals(data, bench.remote().received());
      assertTrue(bench.remote().sawCloseNotify());
    }
  }

  @Test
  void lastWordsOfAKilledClientArrive() throws IOException {
    byte[] data = Data.ascii("421 4.3.2 Service shutting down\r\n");
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.local().send(data);
      bench.local().pump();
      bench.local().reset();
      bench.run();
      assertArrayEquals(data, bench.remote().received());
      assertTrue(bench.remote().sawCloseNotify());
    }
  }

  @Test
  void localThatOnlyStoppedSendingGetsWhatWasThereForIt() throws IOException {
    byte[] data = Data.bytes(MORE_THAN_ALL_BUFFERS, 1);
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.local().read(false);
      bench.remote().send(data);
      bench.run();
      long takenOver = bench.remoteEnd().in().read();
      bench.local().send(Data.ascii("QUIT\r\n"));
      bench.local().halfClose();
      bench.run();
      assertArrayEquals(Data.ascii("QUIT\r\n"), bench.remote().received());
      assertTrue(bench.remote().sawCloseNotify());
      assertFalse(bench.isEnded());
      bench.local().read(true);
      bench.run();
      byte[] received = bench.local().received();
      assertArrayEquals(Arrays.copyOf(data, received.length), received);
      assertTrue(received.length > takenOver - 20_000, () -> received.length + "/" + takenOver);
      assertTrue(bench.local().sawEnd());
    }
  }

  @Test
  void halfCloseOfAnIdleClientEndsTheSessionInOrder() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS12).established()) {
      bench.local().halfClose();
      bench.run();
      assertTrue(bench.remote().sawCloseNotify());
      assertTrue(bench.local().sawEnd());
    }
  }

  @Test
  void closingLeavesNothingUnreadThatWouldResetTheConnection() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.local().read(false);
      bench.remote().send(Data.bytes(MORE_THAN_ALL_BUFFERS, 1));
      bench.run();
      bench.local().send(Data.ascii("421 bye\r\n"));
      bench.local().close();
      bench.run();
      assertArrayEquals(Data.ascii("421 bye\r\n"), bench.remote().received());
      assertTrue(bench.remote().sawCloseNotify());
      assertFalse(bench.remoteEnd().unreadWhenClosed());
    }
  }

  @Test
  void remoteThatGoesWhileItIsBlockedEndsTheSession() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.remote().read(false);
      bench.local().send(Data.bytes(MORE_THAN_ALL_BUFFERS, 1));
      bench.local().close();
      bench.run();
      assertFalse(bench.isEnded());
      bench.remote().reset();
      bench.run();
      assertEquals(List.of(), bench.log().warnings());
    }
  }

  @Test
  void bothCloseAtTheSameMoment() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.local().close();
      bench.local().pump();
      bench.remote().close();
      bench.run();
      assertEquals(List.of(), bench.log().warnings());
    }
  }
}
