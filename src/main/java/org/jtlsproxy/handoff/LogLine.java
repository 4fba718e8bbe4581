package org.jtlsproxy.handoff;

/**
 * One line for the log.
 *
 * @param text without the {@code warning: } prefix; may hold unprintable characters
 */
public record LogLine(Severity severity, String text) {

  /** How the line is logged. */
  public enum Severity {
    /** Logged as it is. */
    INFO,
    /** Logged with the prefix {@code warning: }. */
    WARNING
  }

  static LogLine info(String text) {
    return new LogLine(Severity.INFO, text);
  }

  static LogLine warning(String text) {
    return new LogLine(Severity.WARNING, text);
  }
}
