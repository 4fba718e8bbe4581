package org.jtlsproxy.master;

import org.jtlsproxy.event.EventLoop;

/**
 * Tells a stuck event loop from a waiting one. The loop reports where it is; a monitor calls {@link
 * #tick} every {@link #stepSeconds}. Waiting for events does not count, one pass that does not end
 * does.
 *
 * <p>Ticks are counted instead of time because after a stop (SIGSTOP, a suspended machine) the
 * clock has moved although the loop had no chance to.
 */
public final class Watchdog implements EventLoop.Observer {
  private static final int STEPS = 3;

  private static final long WAITING = 0;

  private volatile long currentPass = WAITING;
  private long passes;

  private long passAtLastTick = WAITING;
  private int stepsInPass;

  /**
   * Time between ticks.
   *
   * @param watchdogTimeout {@code tlsproxy_watchdog_timeout}, seconds; at least 10
   * @return seconds
   */
  public static int stepSeconds(int watchdogTimeout) {
    return watchdogTimeout / STEPS;
  }

  @Override
  public void passBegins() {
    currentPass = ++passes;
  }

  @Override
  public void waits() {
    currentPass = WAITING;
  }

  /**
   * One step has gone by. For one monitor thread.
   *
   * @return whether the loop has been in the same pass for three whole steps, so that the process
   *     must end with {@code fatal: watchdog timeout}. The step in which the pass began does not
   *     count, so this comes up to one step later than in the C daemon and never earlier.
   */
  public boolean tick() {
    long pass = currentPass;
    boolean samePass = pass != WAITING && pass == passAtLastTick;
    passAtLastTick = pass;
    stepsInPass = samePass ? stepsInPass + 1 : 0;
    return stepsInPass >= STEPS;
  }
}
