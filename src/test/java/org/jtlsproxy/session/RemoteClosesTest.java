package org.jtlsproxy.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an established session when the remote peer is the first to end it. */
class RemoteClosesTest {
  /** How a TLS client can end. */
  enum Departure {
    CLOSE_NOTIFY {
      @Override
      void of(TlsPeer peer) {
        peer.sayGoodbye();
      }
    },
    HALF_CLOSE {
      @Override
      void of(TlsPeer peer) {
        peer.halfClose();
      }
    },
    CLOSE {
      @Override
      void of(TlsPeer peer) {
        peer.close();
      }
    },
    RESET {
      @Override
      void of(TlsPeer peer) {
        peer.reset();
      }
    };

    abstract void of(TlsPeer peer);
  }

  @ParameterizedTest
  @EnumSource
  void departureFromAnIdleSessionIsSeenByTheLocalClient(Departure departure) throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      departure.of(bench.remote());
      bench.run();
      assertTrue(bench.local().sawEnd());
      assertEquals(List.of(), bench.log().warnings());
    }
  }

  @ParameterizedTest
  @EnumSource
  void slowLocalClientGetsAllThatCameBeforeTheEnd(Departure departure) throws IOException {
    byte[] data = Data.bytes(100_000, 1);
    try (SessionBench bench = new SessionBench(SessionBench.TLS12).established()) {
      bench.local().read(false);
      bench.remote().send(data);
      bench.run();
      assertTrue(bench.remote().hasSentAll());
      departure.of(bench.remote());
      bench.run();
      assertFalse(bench.isEnded());
      bench.local().read(true);
      bench.run();
      assertArrayEquals(data, bench.local().received());
      assertTrue(bench.local().sawEnd());
      assertEquals(List.of(), bench.log().warnings());
    }
  }

  @ParameterizedTest
  @EnumSource
  void departureOfABlockedRemoteLosesNothingThatItSent(Departure departure) throws IOException {
    byte[] data = Data.bytes(50_000, 1);
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.remote().read(false);
      bench.local().send(Data.bytes(200_000, 2));
      bench.local().read(false);
      bench.run();
      bench.remote().send(data);
      bench.run();
      assertTrue(bench.remote().hasSentAll());
      departure.of(bench.remote());
      bench.run();
      bench.local().read(true);
      bench.run();
      assertArrayEquals(data, bench.local().received());
      assertTrue(bench.local().sawEnd());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SessionBench.TLS12, SessionBench.TLS13})
  void goodbyeIsAnsweredWithCloseNotify(String protocol) throws IOException {
    try (SessionBench bench = new SessionBench(protocol).established()) {
      bench.remote().send(Data.ascii("QUIT\r\n"));
      bench.remote().sayGoodbye();
      bench.run();
      assertArrayEquals(Data.ascii("QUIT\r\n"), bench.local().received());
      assertTrue(bench.remote().sawCloseNotify());
    }
  }

  @Test
  void localClientThatGoesWhileItIsWaitedForEndsTheSession() throws IOException {
    byte[] data = Data.bytes(100_000, 1);
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.local().read(false);
      bench.remote().send(data);
      bench.run();
      bench.remote().close();
      bench.run();
      bench.local().close();
      bench.run();
      assertTrue(bench.isEnded());
    }
  }

  @Test
  void brokenRemoteIsHeardOutWhenTheLocalClientWrites() throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.local().read(false);
      while (bench.remoteEnd().in().size() == 0) {
        byte[] more = Data.bytes(10_000, data.size());
        data.writeBytes(more);
        bench.remote().send(more);
        bench.run();
      }
      // Writing fails from now on, and some of what was sent before is still unread.
      bench.remote().reset();
      bench.local().send(Data.ascii("250 2.0.0 Ok\r\n"));
      bench.run();
      assertFalse(bench.isEnded());
      bench.local().read(true);
      bench.run();
      assertArrayEquals(data.toByteArray(), bench.local().received());
    }
  }
}
