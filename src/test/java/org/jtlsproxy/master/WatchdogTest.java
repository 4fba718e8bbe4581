package org.jtlsproxy.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchdogTest {
  private final Watchdog watchdog = new Watchdog();

  private void passesThreeTicks() {
    for (int tick = 0; tick < 3; tick++) {
      assertFalse(watchdog.tick(), "tick " + tick);
    }
  }

  @Test
  void passThatLastsThreeWholeStepsIsStuck() {
    watchdog.passBegins();
    passesThreeTicks();
    assertTrue(watchdog.tick());
  }

  @Test
  void waitingIsNotBeingStuck() {
    watchdog.passBegins();
    watchdog.waits();
    passesThreeTicks();
    passesThreeTicks();
  }

  @Test
  void loopThatHasNotStartedIsNotStuck() {
    passesThreeTicks();
    passesThreeTicks();
  }

  @Test
  void everyPassHasTheWholeTimeToItself() {
    watchdog.passBegins();
    passesThreeTicks();
    watchdog.waits();
    watchdog.passBegins();
    passesThreeTicks();
    watchdog.passBegins();
    passesThreeTicks();
  }

  @ParameterizedTest
  @CsvSource({"10, 3", "11, 3", "12, 4"})
  void stepIsAThirdOfTheTimeout(int timeout, int step) {
    assertEquals(step, Watchdog.stepSeconds(timeout));
  }
}
