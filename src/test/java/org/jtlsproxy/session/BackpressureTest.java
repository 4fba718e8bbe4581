package org.jtlsproxy.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.jtlsproxy.tls.TlsEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flow control: each direction has its own, and nothing waits in memory but one step's worth. */
class BackpressureTest {
  private static final int MUCH = 1_000_000;
  private static final int ONE_STEP =
      (LoopBuffers.RECORDS_PER_STEP + 1) * TlsEngine.MAX_RECORD + 10_000;

  @ParameterizedTest
  @ValueSource(strings = {SessionBench.TLS12, SessionBench.TLS13})
  void remoteThatStopsReadingDoesNotStopTheOtherDirection(String protocol) throws IOException {
    byte[] outbound = Data.bytes(MUCH, 1);
    byte[] inbound = Data.bytes(MUCH, 2);
    try (SessionBench bench = new SessionBench(protocol).established()) {
      bench.remote().read(false);
      bench.local().send(outbound);
      bench.run();
      assertFalse(bench.local().hasSentAll());
      bench.remote().send(inbound);
      bench.run();
      assertArrayEquals(inbound, bench.local().received());
      bench.remote().read(true);
      bench.run();
      assertArrayEquals(outbound, bench.remote().received());
      end(bench);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SessionBench.TLS12, SessionBench.TLS13})
  void localThatStopsReadingDoesNotStopTheOtherDirection(String protocol) throws IOException {
    byte[] outbound = Data.bytes(MUCH, 1);
    byte[] inbound = Data.bytes(MUCH, 2);
    try (SessionBench bench = new SessionBench(protocol).established()) {
      bench.local().read(false);
      bench.remote().send(inbound);
      bench.run();
      assertFalse(bench.remote().hasSentAll());
      bench.local().send(outbound);
      bench.run();
      assertArrayEquals(outbound, bench.remote().received());
      bench.local().read(true);
      bench.run();
      assertArrayEquals(inbound, bench.local().received());
      end(bench);
    }
  }

  @Test
  void bothDirectionsRecoverFromStandingStill() throws IOException {
    byte[] outbound = Data.bytes(MUCH, 1);
    byte[] inbound = Data.bytes(MUCH, 2);
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.local().read(false);
      bench.remote().read(false);
      bench.remote().send(inbound);
      bench.local().send(outbound);
      bench.run();
      assertFalse(bench.local().hasSentAll());
      assertFalse(bench.remote().hasSentAll());
      bench.local().read(true);
      bench.run();
      assertArrayEquals(inbound, bench.local().received());
      bench.remote().read(true);
      bench.run();
      assertArrayEquals(outbound, bench.remote().received());
      end(bench);
    }
  }

  @Test
  void noMoreThanOneStepWaitsForARemoteThatDoesNotRead() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.remote().read(false);
      bench.local().send(Data.bytes(MUCH, 1));
      bench.run();
      assertTrue(bench.waitingOutbound() > 0, () -> "waiting: " + bench.waitingOutbound());
      assertTrue(bench.waitingOutbound() < ONE_STEP, () -> "waiting: " + bench.waitingOutbound());
      bench.remote().reset();
      bench.run();
    }
  }

  @Test
  void noMoreThanOneStepWaitsForALocalClientThatDoesNotRead() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.local().read(false);
      bench.remote().send(Data.bytes(MUCH, 1));
      bench.run();
      assertTrue(bench.waitingInbound() > 0, () -> "waiting: " + bench.waitingInbound());
      assertTrue(bench.waitingInbound() < ONE_STEP, () -> "waiting: " + bench.waitingInbound());
      bench.local().reset();
      bench.run();
    }
  }

  @Test
  void moreRecordsThanOneStepHoldsAreDeliveredThoughNothingFollows() throws IOException {
    byte[] inbound = Data.bytes(80_000, 1);
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.remote().send(inbound);
      bench.remote().pump();
      bench.remote().pump();
      assertTrue(bench.remoteEnd().in().size() > inbound.length);
      bench.run();
      assertArrayEquals(inbound, bench.local().received());
      end(bench);
    }
  }

  @Test
  void neitherOfTwoSaturatedDirectionsStarves() throws IOException {
    byte[] outbound = Data.bytes(MUCH, 1);
    byte[] inbound = Data.bytes(MUCH, 2);
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.local().send(outbound);
      bench.remote().send(inbound);
      int turns = 0;
      while (Math.max(bench.local().received().length, bench.remote().received().length)
          < MUCH / 2) {
        bench.turn();
        assertTrue(++turns < 1000);
      }
      int slower = Math.min(bench.local().received().length, bench.remote().received().length);
      assertTrue(slower > MUCH / 8, () -> "of " + MUCH / 2 + " only " + slower);
      bench.run();
      assertArrayEquals(inbound, bench.local().received());
      assertArrayEquals(outbound, bench.remote().received());
      end(bench);
    }
  }

  private static void end(SessionBench bench) {
    bench.local().close();
    bench.run();
    assertEquals(0, bench.log().warnings().size());
  }
}
