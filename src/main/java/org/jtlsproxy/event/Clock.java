package org.jtlsproxy.event;

/** Monotonic time, passed in so that tests own it. */
@FunctionalInterface
public interface Clock {
  /** The machine's monotonic clock. */
  Clock SYSTEM = System::nanoTime;

  /** Nanoseconds since some fixed point; differences alone mean something. */
  long nanoTime();
}
