package org.jtlsproxy.master;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Looks after the event loops, from outside. */
public final class WatchdogThread extends Thread {
  private final List<Watchdog> watchdogs;
  private final long stepNanos;
  private final Consumer<String> fatal;

  /**
   * Prepares the thread; it does not run yet.
   *
   * @param watchdogs one for each event loop
   * @param step the time between two looks, see {@link Watchdog#stepSeconds}
   * @param fatal ends this process
   */
  public WatchdogThread(List<Watchdog> watchdogs, Duration step, Consumer<String> fatal) {
    super("watchdog");
    setDaemon(true);
    this.watchdogs = List.copyOf(watchdogs);
    this.stepNanos = step.toNanos();
    this.fatal = fatal;
  }

  @Override
  public void run() {
    while (true) {
      LockSupport.parkNanos(stepNanos);
      for (Watchdog watchdog : watchdogs) {
        if (watchdog.tick()) {
          fatal.accept("watchdog timeout");
        }
      }
    }
  }
}
