package org.jtlsproxy.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
  private long now = Long.MAX_VALUE - Duration.ofSeconds(10).toNanos();
  private final TimerWheel wheel = new TimerWheel(() -> now);
  private final List<String> fired = new ArrayList<>();

  private TimerWheel.Timer start(String name, long milliseconds) {
    return wheel.start(Duration.ofMillis(milliseconds).toNanos(), () -> fired.add(name));
  }

  private void pass(long milliseconds) {
    now += Duration.ofMillis(milliseconds).toNanos();
    wheel.advance();
  }

  @Test
  void timerFiresOnceAndNotTooEarly() {
    start("a", 1000);
    pass(999);
    assertEquals(List.of(), fired);
    pass(51);
    assertEquals(List.of("a"), fired);
    pass(100_000);
    assertEquals(List.of("a"), fired);
    assertEquals(0, wheel.size());
  }

  @Test
  void timersBeyondOneRoundOfTheWheelWaitForTheirRound() {
    start("hour", 3_600_000);
    for (int i = 0; i < 3599; i++) {
      pass(1000);
    }
    assertEquals(List.of(), fired);
    pass(1050);
    assertEquals(List.of("hour"), fired);
  }

  @Test
  void longSleepFiresEverythingThatWasDue() {
    start("a", 100);
    start("b", 30_000);
    start("c", 60_000);
    start("d", 10_000_000);
    pass(3_600_000);
    assertEquals(List.of("a", "b", "c"), fired.stream().sorted().toList());
    assertEquals(1, wheel.size());
  }

  @Test
  void cancelledTimerDoesNotFire() {
    TimerWheel.Timer timer = start("a", 100);
    timer.cancel();
    timer.cancel();
    assertEquals(0, wheel.size());
    pass(1000);
    assertEquals(List.of(), fired);
  }

  @Test
  void cancellingAFiredTimerChangesNothing() {
    TimerWheel.Timer timer = start("a", 100);
    start("b", 10_000);
    pass(1000);
    timer.cancel();
    assertEquals(1, wheel.size());
  }

  @Test
  void timersOfOneMomentCanCancelEachOther() {
    List<TimerWheel.Timer> timers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      timers.add(
          wheel.start(
              100,
              () -> {
                fired.add("one of three");
                timers.forEach(TimerWheel.Timer::cancel);
              }));
    }
    pass(1000);
    assertEquals(List.of("one of three"), fired);
    assertEquals(0, wheel.size());
  }

  @Test
  void actionsMayStartTimersOfTheSameSlot() {
    wheel.start(
        Duration.ofMillis(50).toNanos(),
        () -> {
          start("next round", 1024 * 50);
          start("soon", 0);
        });
    pass(50);
    assertEquals(List.of(), fired);
    pass(51);
    assertEquals(List.of("soon"), fired);
    pass(1024 * 50);
    assertEquals(List.of("soon", "next round"), fired);
  }

  @Test
  void delayOfZeroMeansTheNextTurn() {
    start("zero", 0);
    start("less", -1000);
    assertEquals(List.of(), fired);
    pass(50);
    assertEquals(2, fired.size());
  }

  @Test
  void longestPostfixTimeLimitFits() {
    start("68 years", (long) Integer.MAX_VALUE * 1000);
    pass(1000);
    assertEquals(1, wheel.size());
    assertEquals(List.of(), fired);
  }

  @Test
  void withoutTimersTheLoopMaySleepForEver() {
    assertEquals(-1, wheel.millisecondsToNext());
    start("a", 100).cancel();
    assertEquals(-1, wheel.millisecondsToNext());
  }

  @Test
  void loopSleepsUntilTheNextTimer() {
    start("far", 20_000);
    start("near", 1000);
    int milliseconds = wheel.millisecondsToNext();
    assertTrue(milliseconds >= 1000 && milliseconds <= 1051, () -> "sleeps " + milliseconds);
    pass(milliseconds);
    assertEquals(List.of("near"), fired);
  }

  @Test
  void timerStartedAfterALongSleepWithoutTimersIsNotLate() {
    pass(1_000_000);
    now += Duration.ofSeconds(1000).toNanos();
    start("a", 100);
    wheel.advance();
    assertEquals(List.of(), fired);
    pass(151);
    assertEquals(List.of("a"), fired);
  }
}
