package org.jtlsproxy.event;

/** Monotonic time, passed in so that tests own it. */
@FunctionalInterface
public interface Clock {
  /** Nanoseconds since some fixed point; differences alone mean something. */
  long nanoTime();
}
