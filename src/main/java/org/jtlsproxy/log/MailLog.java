package org.jtlsproxy.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The log of a Postfix daemon: lines as msg(3) makes them, sent to syslogd(8) or postlogd(8).
 *
 * <p>The socket is connected, and all that makes a line has been used once, when the constructor
 * returns: from then on the log works in a chroot jail and under another user. Lines are sent by a
 * thread of its own. Thread-safe.
 */
public final class MailLog implements Log, AutoCloseable {
  /** The error that ends the process, as in Postfix's msg(3). */
  private static final int ERROR_LIMIT = 13;

  private static final int FLUSH_MILLIS = 2000;

  private final LoggerContext context = new LoggerContext();
  private final Logger logger = context.getLogger(Logger.ROOT_LOGGER_NAME);
  private final int verbosity;
  private final Consumer<String> die;
  private final AtomicInteger errors;

  /**
   * Opens the log. If the log service is not there, lines are lost until it is, as with Postfix.
   *
   * @param die ends the process after Postfix's manner for fatal errors; called once, with the text
   *     to log after {@code fatal: }, by the thread that logs the 13th error
   */
  public MailLog(LogSettings settings, Consumer<String> die) {
    this(settings, die, new AtomicInteger());
  }

  private MailLog(LogSettings settings, Consumer<String> die, AtomicInteger errors) {
    this.verbosity = settings.verbosity();
    this.die = die;
    this.errors = errors;
    int flushMillis = settings.alsoStderr() ? FLUSH_MILLIS / 2 : FLUSH_MILLIS;
    logger.addAppender(new LogQueue(logger, service(settings), flushMillis));
    if (settings.alsoStderr()) {
      logger.addAppender(new LogQueue(logger, stderr(settings), flushMillis));
    }
  }

  /**
   * Ends this log, its lines flushed, and opens one with other settings in its place. Errors
   * already logged still count. Lines given to the old log from now on are lost.
   */
  public MailLog reopen(LogSettings settings) {
    close();
    return new MailLog(settings, die, errors);
  }

  @Override
  public void info(String text) {
    log(Severity.INFO, text);
  }

  @Override
  public void warning(String text) {
    log(Severity.WARNING, text);
  }

  @Override
  public void error(String text) {
    log(Severity.ERROR, text);
    if (errors.incrementAndGet() == ERROR_LIMIT) {
      die.accept("too many errors - program terminated");
    }
  }

  /** Logs {@code fatal: text}. Ending the process, with status 1, is left to the caller. */
  public void fatal(String text) {
    log(Severity.FATAL, text);
  }

  /** Logs {@code panic: text}. Ending the process, with SIGABRT, is left to the caller. */
  public void panic(String text) {
    log(Severity.PANIC, text);
  }

  @Override
  public int verbosity() {
    return verbosity;
  }

  /**
   * Sends the lines that are waiting and gives the socket back; waits at most two seconds. Lines
   * that could not be sent by then are lost, as are lines logged later.
   */
  @Override
  public void close() {
    context.stop();
  }

  private void log(Severity severity, String text) {
    logger.callAppenders(new LogEvent(logger, severity, Printable.beginning(text)));
  }

  private Appender<ILoggingEvent> service(LogSettings settings) {
    TimeZone zone = TimeZone.getDefault();
    DatagramAppender appender;
    if (settings.transport() instanceof LogTransport.Postlog postlog) {
      appender =
          new DatagramAppender(
              warmedUp(new PostlogEncoder(settings, zone)), new PostlogSink(postlog.path()));
    } else {
      LogTransport.Syslog syslog = (LogTransport.Syslog) settings.transport();
      appender =
          new DatagramAppender(
              warmedUp(new SyslogEncoder(settings, zone)), new SyslogSink(syslog.path()));
    }
    appender.setContext(context);
    appender.start();
    return appender;
  }

  private Appender<ILoggingEvent> stderr(LogSettings settings) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(warmedUp(new StderrEncoder(settings)));
    appender.start();
    return appender;
  }

  /** Encodes a line for nobody: classes and time zone rules may be out of reach in the jail. */
  private Encoder<ILoggingEvent> warmedUp(LineEncoder encoder) {
    encoder.encode(new LogEvent(logger, Severity.INFO, ""));
    return encoder;
  }
}
