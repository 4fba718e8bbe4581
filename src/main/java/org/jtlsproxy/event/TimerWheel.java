package org.jtlsproxy.event;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Timers in a hashed wheel: starting, stopping and firing one costs the same with ten as with ten
 * thousand others. Belongs to one thread.
 *
 * <p>A timer fires no earlier than asked and about one tick later at most. That suits Postfix's
 * time limits, which are safety nets in whole seconds.
 */
public final class TimerWheel {
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int SLOTS = 1024;

  private final Clock clock;
  private final long origin;
  private final @Nullable Timer[] slots = new Timer[SLOTS];
  private long currentTick;
  private int pending;

  /** Makes an empty wheel. */
  public TimerWheel(Clock clock) {
    this.clock = clock;
    this.origin = clock.nanoTime();
  }

  /**
   * Starts a timer.
   *
   * @param delayNanos nanoseconds from now; nothing or less means the next turn of the loop
   * @param action runs once, on the wheel's thread, unless the timer is cancelled before
   */
  public Timer start(long delayNanos, Runnable action) {
    long due = clock.nanoTime() - origin + Math.max(0, delayNanos);
    long tick = Math.max(currentTick + 1, (due + TICK_NANOS - 1) / TICK_NANOS);
    Timer timer = new Timer(this, tick, action);
    insert(timer);
    pending++;
    return timer;
  }

  /** Runs what is due. */
  public void advance() {
    long now = (clock.nanoTime() - origin) / TICK_NANOS;
    if (pending == 0) {
      currentTick = Math.max(currentTick, now);
      return;
    }
    // After a long sleep one round of the wheel visits every slot.
    long first = Math.max(currentTick + 1, now - SLOTS + 1);
    for (long tick = first; tick <= now; tick++) {
      currentTick = tick;
      fireSlot((int) (tick % SLOTS), now);
    }
  }

  private void fireSlot(int slot, long now) {
    Timer due = null;
    Timer timer = slots[slot];
    while (timer != null) {
      Timer following = timer.next;
      if (timer.tick <= now) {
        unlink(timer);
        timer.next = due;
        due = timer;
      }
      timer = following;
    }
    // An action may start and cancel timers of this very slot, hence the list of its own.
    while (due != null) {
      Timer following = due.next;
      due.next = null;
      due.fire();
      due = following;
    }
  }

  /**
   * How long the loop may sleep.
   *
   * @return milliseconds until the next timer may be due, or -1 when there is none
   */
  public int millisecondsToNext() {
    if (pending == 0) {
      return -1;
    }
    long tick = currentTick + 1;
    for (int i = 0; i < SLOTS && slots[(int) (tick % SLOTS)] == null; i++) {
      tick++;
    }
    long nanos = origin + tick * TICK_NANOS - clock.nanoTime();
    return (int) Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
  }

  /** The number of timers that are running. */
  public int size() {
    return pending;
  }

  private void insert(Timer timer) {
    int slot = (int) (timer.tick % SLOTS);
    Timer head = slots[slot];
    timer.next = head;
    if (head != null) {
      head.previous = timer;
    }
    slots[slot] = timer;
    timer.linked = true;
  }

  private void unlink(Timer timer) {
    if (timer.previous == null) {
      slots[(int) (timer.tick % SLOTS)] = timer.next;
    } else {
      timer.previous.next = timer.next;
    }
    if (timer.next != null) {
      timer.next.previous = timer.previous;
    }
    timer.next = null;
    timer.previous = null;
    timer.linked = false;
  }

  /** A running timer. */
  public static final class Timer {
    private final TimerWheel wheel;
    private final long tick;
    private @Nullable Runnable action;
    private @Nullable Timer next;
    private @Nullable Timer previous;
    private boolean linked;

    private Timer(TimerWheel wheel, long tick, Runnable action) {
      this.wheel = wheel;
      this.tick = tick;
      this.action = action;
    }

    /** Stops the timer; does nothing when it has fired or is stopped. */
    public void cancel() {
      if (action != null) {
        action = null;
        wheel.pending--;
        if (linked) {
          wheel.unlink(this);
        }
      }
    }

    private void fire() {
      Runnable run = action;
      if (run != null) {
        action = null;
        wheel.pending--;
        run.run();
      }
    }
  }
}
