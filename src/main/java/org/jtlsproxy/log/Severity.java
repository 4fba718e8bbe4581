package org.jtlsproxy.log;

/** The severities of Postfix's msg(3), with their prefix in the line and their syslog(3) level. */
public enum Severity {
  INFO("", 6),
  WARNING("warning: ", 4),
  ERROR("error: ", 3),
  /** The process ends with status 1 after this line. */
  FATAL("fatal: ", 2),
  /** The process aborts after this line. */
  PANIC("panic: ", 2);

  private final String prefix;
  private final int syslogLevel;

  Severity(String prefix, int syslogLevel) {
    this.prefix = prefix;
    this.syslogLevel = syslogLevel;
  }

  /** What stands before the text, for example {@code "warning: "}; empty for {@link #INFO}. */
  public String prefix() {
    return prefix;
  }

  /** The level of syslog(3): 2 (LOG_CRIT) to 6 (LOG_INFO). */
  public int syslogLevel() {
    return syslogLevel;
  }

  /** Whether the process ends after such a line. */
  public boolean endsProcess() {
    return this == FATAL || this == PANIC;
  }
}
