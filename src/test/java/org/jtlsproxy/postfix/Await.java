package org.jtlsproxy.postfix;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition that another process brings about, which only polling can see. */
public final class Await {

  private static final long POLL_MILLIS = 10;

  private Await() {}

  /**
   * Waits until the condition holds.
   *
   * @throws AssertionError naming {@code what} if it does not within the limit
   */
  public static void until(String what, Duration limit, BooleanSupplier condition) {
    get(
        () -> "no " + what,
        limit,
        () -> condition.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty());
  }

  /**
   * Waits for a value.
   *
   * @param complaint evaluated when the limit has passed: the message of the {@link AssertionError}
   */
  public static <T> T get(Supplier<String> complaint, Duration limit, Supplier<Optional<T>> probe) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> value = probe.get();
      if (value.isPresent()) {
        return value.get();
      }
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError(complaint.get() + " within " + limit.toMillis() + " ms");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
