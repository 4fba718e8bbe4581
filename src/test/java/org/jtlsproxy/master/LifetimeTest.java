package org.jtlsproxy.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifetimeTest {
  private static final int MAX_IDLE = 100;
  private static final int MAX_USE = 3;
  private static final int RETIREMENT = 1000;

  /** Near the end of its range, because a monotonic clock may start anywhere. */
  private long now = Long.MAX_VALUE - seconds(MAX_IDLE) / 2;

  private final Lifetime lifetime = new Lifetime(MAX_IDLE, MAX_USE, RETIREMENT, () -> now);

  private static long seconds(int seconds) {
    return 1_000_000_000L * seconds;
  }

  private void pass(int seconds) {
    now += seconds(seconds);
  }

  private void useUp() {
    for (int session = 0; session < MAX_USE; session++) {
      lifetime.sessionOpened();
      lifetime.sessionEnded();
    }
  }

  @Test
  void processThatNeverHadAClientLeavesAfterMaxIdle() {
    pass(MAX_IDLE - 1);
    assertEquals(Verdict.GO_ON, lifetime.verdict());
    assertEquals(Optional.empty(), lifetime.verboseText());
    assertEquals(seconds(1), lifetime.nanosToNextTimer());
    pass(1);
    assertEquals(Verdict.EXIT, lifetime.verdict());
    assertEquals(Optional.of("idle timeout -- exiting"), lifetime.verboseText());
    assertEquals(0, lifetime.nanosToNextTimer());
  }

  @Test
  void idleTimeCountsFromTheEndOfTheLastSession() {
    lifetime.sessionOpened();
    lifetime.sessionOpened();
    pass(90);
    lifetime.sessionEnded();
    pass(90);
    assertEquals(Verdict.GO_ON, lifetime.verdict());
    lifetime.sessionEnded();
    pass(MAX_IDLE - 1);
    assertEquals(Verdict.GO_ON, lifetime.verdict());
    pass(1);
    assertEquals(Verdict.EXIT, lifetime.verdict());
  }

  @Test
  void processLeavesAfterMaxUseSessions() {
    useUp();
    assertEquals(Verdict.EXIT, lifetime.verdict());
    assertEquals(Optional.empty(), lifetime.verboseText());
  }

  @Test
  void usedUpProcessStaysAsLongAsASessionIsOpen() {
    lifetime.sessionOpened();
    useUp();
    assertEquals(Verdict.GO_ON, lifetime.verdict());
    lifetime.sessionEnded();
    assertEquals(Verdict.EXIT, lifetime.verdict());
  }

  @Test
  void busyProcessDrainsWhenItsTimeHasCome() {
    lifetime.sessionOpened();
    pass(RETIREMENT - 1);
    assertEquals(Verdict.GO_ON, lifetime.verdict());
    assertEquals(seconds(1), lifetime.nanosToNextTimer());
    pass(1);
    assertEquals(Verdict.DRAIN, lifetime.verdict());
    assertEquals(Optional.of("time to retire -- draining"), lifetime.verboseText());
  }

  @Test
  void drainingProcessStaysUntilItsLastSessionEnds() {
    lifetime.sessionOpened();
    lifetime.masterDisconnected();
    assertEquals(Verdict.DRAIN, lifetime.verdict());
    assertEquals(Optional.of("master disconnect -- draining"), lifetime.verboseText());
    lifetime.drainingBegun();
    pass(2 * RETIREMENT);
    assertEquals(Verdict.GO_ON, lifetime.verdict());
    assertEquals(Long.MAX_VALUE, lifetime.nanosToNextTimer());
    lifetime.sessionEnded();
    assertEquals(Verdict.EXIT, lifetime.verdict());
    assertEquals(Optional.empty(), lifetime.verboseText());
  }

  @Test
  void abandonedProcessWithoutSessionsLeavesAtOnce() {
    lifetime.masterDisconnected();
    assertEquals(Verdict.EXIT, lifetime.verdict());
    assertEquals(Optional.of("master disconnect -- draining"), lifetime.verboseText());
  }

  @Test
  void sessionCannotEndTwice() {
    lifetime.sessionOpened();
    lifetime.sessionEnded();
    assertThrows(IllegalStateException.class, lifetime::sessionEnded);
  }

  @ParameterizedTest
  @CsvSource({
    "7, 100, 100, 7",
    "0, 100, 100, 10000",
    "0, 180, 100, 18000",
    "0, 181, 100, 18000",
    "0, 2571, 7, 17997",
    "0, 2572, 7, 18000",
    "0, 2147483647, 2147483647, 18000",
    "20000, 1, 1, 20000",
  })
  void retirementFollowsFromIdleAndUse(int option, int maxIdle, int maxUse, int seconds) {
    assertEquals(seconds, Lifetime.retirement(option, maxIdle, maxUse));
  }
}
