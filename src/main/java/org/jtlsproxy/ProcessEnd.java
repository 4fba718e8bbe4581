package org.jtlsproxy;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.jtlsproxy.log.MailLog;

/** The ways in which this process ends, with the exit status that master(8) expects of each. */
final class ProcessEnd {
  private static final int SUCCESS = 0;
  private static final int FATAL = 1;

  /** master(8) starts failing daemons again and again; this slows the circle down. */
  private static final long FATAL_PAUSE_SECONDS = 1;

  private final AtomicBoolean ending = new AtomicBoolean();
  private final IntConsumer exit;
  private volatile @Nullable MailLog log;

  /** An end without shutdown hooks: nothing of the process outlives it that they could save. */
  ProcessEnd() {
    this(status -> Runtime.getRuntime().halt(status));
  }

  /**
   * An end of the caller's choice.
   *
   * @param exit ends the process with a status
   */
  ProcessEnd(IntConsumer exit) {
    this.exit = exit;
  }

  /** Says where the last words go. */
  void logTo(MailLog opened) {
    log = opened;
  }

  /** The log. */
  MailLog log() {
    return requireNonNull(log);
  }

  /** Ends the process after its work is done. */
  void orderly() {
    if (ending.compareAndSet(false, true)) {
      halt(SUCCESS);
    }
    awaitEnd();
  }

  /**
   * Ends the process after {@code fatal: } and a text, as Postfix does: one line, a pause, exit
   * status 1. Further calls only wait for the first: whoever returned from here might end the
   * process with another status.
   */
  void fatal(String text) {
    if (ending.compareAndSet(false, true)) {
      MailLog opened = log;
      if (opened == null) {
        System.err.println("fatal: " + text);
      } else {
        opened.fatal(text);
        opened.close();
      }
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(FATAL_PAUSE_SECONDS));
      halt(FATAL);
    }
    awaitEnd();
  }

  private static void awaitEnd() {
    while (true) {
      LockSupport.park();
    }
  }

  private void halt(int status) {
    MailLog opened = log;
    if (opened != null) {
      opened.close();
    }
    exit.accept(status);
  }
}
