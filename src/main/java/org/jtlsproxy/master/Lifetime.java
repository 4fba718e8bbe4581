package org.jtlsproxy.master;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When a process leaves of its own accord: idle for {@code max_idle}, used up after {@code
 * max_use}, retired, or abandoned by master(8) (a reload, or its death). Nothing is lost by
 * leaving: the listen socket belongs to master(8), which starts another process for the next
 * client.
 *
 * <p>A draining process without sessions exits at once. The C daemon lingers until {@code max_idle}
 * if it never had a session, which helps nobody.
 *
 * <p>Not thread-safe: one event loop owns it.
 */
public final class Lifetime {
  private static final int LONGEST_RETIREMENT = 18000;

  private final int maxUse;
  private final long maxIdle;
  private final long retirementTime;
  private final LongSupplier nanoTime;

  private int openSessions;
  private int endedSessions;
  private long idleSince;
  private boolean masterGone;
  private boolean draining;

  /**
   * Starts the idle and retirement timers.
   *
   * @param maxIdle {@code max_idle}, seconds; at least 1
   * @param maxUse {@code max_use}, sessions; at least 1
   * @param retirement seconds; see {@link #retirement}
   * @param nanoTime a monotonic clock, normally {@link System#nanoTime}
   */
  public Lifetime(int maxIdle, int maxUse, int retirement, LongSupplier nanoTime) {
    if (maxIdle < 1 || maxUse < 1 || retirement < 1) {
      throw new IllegalArgumentException("max_idle, max_use and retirement start at 1");
    }
    this.maxIdle = TimeUnit.SECONDS.toNanos(maxIdle);
    this.maxUse = maxUse;
    this.nanoTime = nanoTime;
    this.idleSince = nanoTime.getAsLong();
    this.retirementTime = idleSince + TimeUnit.SECONDS.toNanos(retirement);
  }

  /**
   * How long a process accepts clients, however busy it is.
   *
   * @param option {@code -r}, seconds; 0 if not given
   * @param maxIdle {@code max_idle}, seconds; at least 1
   * @param maxUse {@code max_use}, sessions; at least 1
   * @return seconds: the option, or {@code max_idle} times {@code max_use} but at most five hours
   */
  public static int retirement(int option, int maxIdle, int maxUse) {
    if (option > 0) {
      return option;
    }
    return (int) Math.min((long) maxIdle * maxUse, LONGEST_RETIREMENT);
  }

  /** A client was accepted. */
  public void sessionOpened() {
    openSessions++;
  }

  /** A session ended, in whatever way. */
  public void sessionEnded() {
    if (openSessions == 0) {
      throw new IllegalStateException("no session is open");
    }
    openSessions--;
    if (endedSessions < Integer.MAX_VALUE) {
      endedSessions++;
    }
    if (openSessions == 0) {
      idleSince = nanoTime.getAsLong();
    }
  }

  /** The status channel to master(8) is at its end, or cannot be written to. */
  public void masterDisconnected() {
    masterGone = true;
  }

  /** The process has done what {@link Verdict#DRAIN} asked for. */
  public void drainingBegun() {
    draining = true;
  }

  /** What to do now. To be asked after each pass of the event loop. */
  public Verdict verdict() {
    boolean leaving = draining || masterGone || retired();
    if (openSessions > 0) {
      return leaving && !draining ? Verdict.DRAIN : Verdict.GO_ON;
    }
    return leaving || usedUp() || idleTooLong() ? Verdict.EXIT : Verdict.GO_ON;
  }

  /**
   * What the C daemon logs at {@code -v} when it reaches the present verdict. {@code max_use} and
   * the end of draining have no text.
   */
  public Optional<String> verboseText() {
    if (draining) {
      return Optional.empty();
    } else if (masterGone) {
      return Optional.of("master disconnect -- draining");
    } else if (retired()) {
      return Optional.of("time to retire -- draining");
    } else if (openSessions == 0 && !usedUp() && idleTooLong()) {
      return Optional.of("idle timeout -- exiting");
    }
    return Optional.empty();
  }

  /**
   * How long the verdict stands if nothing else happens.
   *
   * @return nanoseconds, 0 if a timer has expired; {@link Long#MAX_VALUE} if no timer runs
   */
  public long nanosToNextTimer() {
    if (draining) {
      return Long.MAX_VALUE;
    }
    long now = nanoTime.getAsLong();
    long remaining = retirementTime - now;
    if (openSessions == 0) {
      remaining = Math.min(remaining, idleSince + maxIdle - now);
    }
    return Math.max(remaining, 0);
  }

  private boolean retired() {
    return nanoTime.getAsLong() - retirementTime >= 0;
  }

  private boolean usedUp() {
    return endedSessions >= maxUse;
  }

  private boolean idleTooLong() {
    return nanoTime.getAsLong() - idleSince >= maxIdle;
  }
}
