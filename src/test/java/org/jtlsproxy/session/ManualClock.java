package org.jtlsproxy.session;

import java.time.Duration;
import org.jtlsproxy.event.Clock;

/** A clock that moves when the test says so. */
final class ManualClock implements Clock {
  private long now = Long.MAX_VALUE - Duration.ofMinutes(1).toNanos();

  @Override
  public long nanoTime() {
    // Begins a minute before the number wraps round: only differences mean something.
    return now;
  }

  void advance(Duration duration) {
    now += duration.toNanos();
  }
}
