package org.jtlsproxy.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;

/** One line on its way through Logback, whose levels end at ERROR, with Postfix's severity. */
final class LogEvent extends LoggingEvent {
  private static final String CALLER = LogEvent.class.getName();

  private final Severity severity;

  /** Stamps the line with the present time. */
  LogEvent(Logger logger, Severity severity, String text) {
    super(CALLER, logger, level(severity), text, null, null);
    this.severity = severity;
  }

  /** The severity of an event; all events of a {@link MailLog} are made here. */
  static Severity severity(ILoggingEvent event) {
    return ((LogEvent) event).severity;
  }

  /** Nothing: there are no arguments to format, and no line shows threads or MDC. */
  @Override
  public void prepareForDeferredProcessing() {}

  private static Level level(Severity severity) {
    return switch (severity) {
      case INFO -> Level.INFO;
      case WARNING -> Level.WARN;
      case ERROR, FATAL, PANIC -> Level.ERROR;
    };
  }
}
