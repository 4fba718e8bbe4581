package org.jtlsproxy.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Either side may go at any byte, in any state: the session ends, and loses nothing it could save.
 */
class CutAnywhereTest {
  private static final byte[] FROM_REMOTE = Data.bytes(300, 1);
  private static final byte[] FROM_LOCAL = Data.bytes(200, 2);

  @Test
  void remoteResetsAnywhereInATls13Session() throws IOException {
    cutRemote(SessionBench.TLS13, 1, TlsPeer::reset);
  }

  @Test
  void remoteClosesAnywhereInATls13Session() throws IOException {
    cutRemote(SessionBench.TLS13, 1, TlsPeer::close);
  }

  @Test
  void remoteStopsSendingAnywhereInATls12Session() throws IOException {
    cutRemote(SessionBench.TLS12, 1, TlsPeer::halfClose);
  }

  @Test
  void remoteResetsAnywhereInATls12Session() throws IOException {
    cutRemote(SessionBench.TLS12, 3, TlsPeer::reset);
  }

  @Test
  void localClosesAnywhereInItsRequest() throws IOException {
    cutRequest(LocalPeer::close);
  }

  @Test
  void localStopsSendingAnywhereInItsRequest() throws IOException {
    cutRequest(LocalPeer::halfClose);
  }

  @Test
  void localIsKilledAnywhereInItsRequest() throws IOException {
    cutRequest(LocalPeer::reset);
  }

  @Test
  void localClosesAnywhereBehindTheStatus() throws IOException {
    cutLocal(LocalPeer::close);
  }

  @Test
  void localStopsSendingAnywhereBehindTheStatus() throws IOException {
    cutLocal(LocalPeer::halfClose);
  }

  @Test
  void localIsKilledAnywhereBehindTheStatus() throws IOException {
    cutLocal(LocalPeer::reset);
  }

  private static void cutRemote(String protocol, int step, Consumer<TlsPeer> departure)
      throws IOException {
    boolean complete = false;
    for (int position = 0; !complete; position += step) {
      try (SessionBench bench = new SessionBench(protocol)) {
        bench.accepted(SessionBench.SERVER);
        bench.remote().cutAt(position, () -> departure.accept(bench.remote()));
        bench.remote().start();
        bench.remote().send(FROM_REMOTE);
        bench.handOver();
        bench.run();
        byte[] received = bench.local().received();
        assertArrayEquals(Arrays.copyOf(FROM_REMOTE, received.length), received);
        complete = received.length == FROM_REMOTE.length;
        if (complete) {
          bench.local().close();
          bench.run();
        }
        assertTrue(bench.local().sawEnd() || complete, "cut at " + position);
        assertEquals(0, bench.log().warnings().size(), () -> bench.log().lines().toString());
      }
    }
  }

  private static void cutRequest(Consumer<LocalPeer> departure) throws IOException {
    byte[] request = SessionBench.request(SessionBench.SERVER, 30, 40);
    for (int length = 0; length < request.length; length++) {
      try (SessionBench bench = new SessionBench(SessionBench.TLS13)) {
        bench.run();
        bench.local().send(request);
        bench.local().cutAfter(length, () -> departure.accept(bench.local()));
        bench.run();
        assertEquals(bench.log().warnings(), bench.log().lines());
        assertTrue(
            bench
                .log()
                .warnings()
                .get(bench.log().warnings().size() - 1)
                .startsWith("warning: tlsp_get_request_event: receive request attributes: "));
      }
    }
  }

  private static void cutLocal(Consumer<LocalPeer> departure) throws IOException {
    for (int length = 0; length <= FROM_LOCAL.length; length++) {
      try (SessionBench bench = new SessionBench(SessionBench.TLS13)) {
        bench.accepted(SessionBench.SERVER);
        bench.remote().start();
        bench.local().cutAfter(length, () -> departure.accept(bench.local()));
        bench.handOver(FROM_LOCAL);
        bench.run();
        // One byte came with the socket. Whoever left nothing behind has lost interest.
        assertArrayEquals(
            Arrays.copyOf(FROM_LOCAL, Math.max(0, length - 1)), bench.remote().received());
        assertTrue(length < 2 || bench.remote().sawCloseNotify());
      }
    }
  }
}
