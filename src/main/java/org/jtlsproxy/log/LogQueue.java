package org.jtlsproxy.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/**
 * Keeps lines until the log service takes them, so that no event loop ever waits for it. When the
 * queue is full, lines are dropped and counted; a warning says how many once the queue is empty
 * again.
 */
final class LogQueue extends AsyncAppender {
  /**
   * Lines that may wait. With what the log's thread holds in its hands there may be twice as many.
   */
  static final int CAPACITY = 8192;

  /** Places that only the last words of a process may use: they must not be the ones dropped. */
  private static final int RESERVE = 16;

  private final Logger logger;
  private long accepted;
  private long finished;
  private long dropped;

  /**
   * Starts the queue and its thread.
   *
   * @param target where lines go, already started; it is stopped with the queue
   * @param flushMillis how long {@link #stop} may wait for the lines that are left, in milliseconds
   */
  LogQueue(Logger logger, Appender<ILoggingEvent> target, int flushMillis) {
    this.logger = logger;
    setContext(logger.getLoggerContext());
    setName("log");
    setQueueSize(CAPACITY + RESERVE);
    setDiscardingThreshold(0);
    setNeverBlock(true);
    setMaxFlushTime(flushMillis);
    Drain drain = new Drain(target);
    drain.setContext(logger.getLoggerContext());
    drain.start();
    addAppender(drain);
    start();
  }

  /** One producer at a time, so that there is still room when the superclass offers the event. */
  @Override
  protected synchronized void append(ILoggingEvent event) {
    int unusable = LogEvent.severity(event).endsProcess() ? 0 : RESERVE;
    if (getRemainingCapacity() <= unusable) {
      dropped++;
      return;
    }
    accepted++;
    super.append(event);
  }

  /**
   * Notes that one more line has been dealt with.
   *
   * @return how many lines were dropped since the last report, if this is the time to report them
   */
  private synchronized long finishedOne() {
    finished++;
    if (finished < accepted) {
      return 0;
    }
    long report = dropped;
    dropped = 0;
    return report;
  }

  /** Runs on the log's thread. */
  private final class Drain extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final Appender<ILoggingEvent> target;

    Drain(Appender<ILoggingEvent> target) {
      this.target = target;
    }

    @Override
    protected void append(ILoggingEvent event) {
      target.doAppend(event);
      long lost = finishedOne();
      if (lost > 0) {
        target.doAppend(
            new LogEvent(
                logger,
                Severity.WARNING,
                lost + " log lines dropped: the log service does not keep up"));
      }
    }

    @Override
    public void stop() {
      super.stop();
      target.stop();
    }
  }
}
