package org.jtlsproxy.session;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jtlsproxy.event.Clock;
import org.jtlsproxy.event.TimerWheel;

/**
 * The one timer of a session: it expires when nothing has moved for as long as the current state
 * allows. Activity costs one look at the clock; the wheel is touched only when the timer would
 * fire.
 */
final class IdleTimer {
  private final Clock clock;
  private final TimerWheel wheel;
  private final Runnable expired;
  private long limitNanos;
  private long lastActivity;
  private TimerWheel.@Nullable Timer timer;

  IdleTimer(Clock clock, TimerWheel wheel, Runnable expired) {
    this.clock = clock;
    this.wheel = wheel;
    this.expired = expired;
  }

  /** Starts from now, with a limit of so many seconds. */
  void limit(long seconds) {
    limitNanos = TimeUnit.SECONDS.toNanos(seconds);
    restart();
    cancel();
    timer = wheel.start(limitNanos, this::due);
  }

  /** Notes that something has moved. */
  void restart() {
    lastActivity = clock.nanoTime();
  }

  /** Never expires from now on. */
  void cancel() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private void due() {
    long left = limitNanos - (clock.nanoTime() - lastActivity);
    if (left > 0) {
      timer = wheel.start(left, this::due);
    } else {
      timer = null;
      expired.run();
    }
  }
}
