package org.jtlsproxy.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The wheel against a model that looks at every timer. */
class TimerWheelPropertyTest {
  private static final long TICK = Duration.ofMillis(50).toNanos();

  /** Something that a loop does. */
  private enum Kind {
    START,
    CANCEL,
    SLEEP_AS_TOLD,
    OVERSLEEP
  }

  /** One step, with a number whose meaning depends on the kind. */
  private record Step(Kind kind, long number) {}

  private static final class Modelled {
    final long due;
    int fired;
    boolean cancelled;

    Modelled(long due) {
      this.due = due;
    }

    boolean isRunning() {
      return fired == 0 && !cancelled;
    }
  }

  private static final class Run {
    long now;
    final TimerWheel wheel = new TimerWheel(() -> now);
    final List<TimerWheel.Timer> timers = new ArrayList<>();
    final List<Modelled> model = new ArrayList<>();

    void perform(Step step) {
      switch (step.kind) {
        case START -> {
          Modelled modelled = new Modelled(now + step.number);
          model.add(modelled);
          timers.add(wheel.start(step.number, () -> modelled.fired++));
        }
        case CANCEL -> {
          if (!timers.isEmpty()) {
            int index = (int) (step.number % timers.size());
            timers.get(index).cancel();
            model.get(index).cancelled = true;
          }
        }
        case SLEEP_AS_TOLD -> {
          int milliseconds = wheel.millisecondsToNext();
          if (milliseconds >= 0) {
            sleep(Duration.ofMillis(milliseconds).toNanos());
          }
        }
        case OVERSLEEP -> sleep(step.number);
      }
    }

    private void sleep(long nanos) {
      now += nanos;
      wheel.advance();
      for (Modelled each : model) {
        assertTrue(each.fired == 0 || each.due <= now, "fired too early");
        assertFalse(each.isRunning() && each.due + TICK <= now, "fired too late");
        assertTrue(each.fired <= 1, "fired again");
      }
    }

    void check() {
      List<Modelled> running = model.stream().filter(Modelled::isRunning).toList();
      assertEquals(running.size(), wheel.size());
      assertEquals(running.isEmpty(), wheel.millisecondsToNext() == -1);
      for (Modelled each : running) {
        long wakesUp = now + Duration.ofMillis(wheel.millisecondsToNext()).toNanos();
        long latest = Math.max(now, each.due) + 2 * TICK;
        assertTrue(wakesUp <= latest, "the loop sleeps beyond a timer");
      }
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Long> delays =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-10, 3 * TICK),
            Arbitraries.longs().between(0, 4000 * TICK),
            Arbitraries.longs().between(1, 3000).map(ticks -> ticks * TICK));
    return Combinators.combine(Arbitraries.of(Kind.class), delays)
        .as((kind, delay) -> new Step(kind, kind == Kind.START ? delay : Math.abs(delay)))
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 2000)
  void wheelAgreesWithAListOfTimers(@ForAll("steps") List<Step> steps) {
    Run run = new Run();
    for (Step step : steps) {
      run.perform(step);
      run.check();
    }
  }
}
