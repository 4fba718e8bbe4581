package org.jtlsproxy.handoff;

/** What {@code %m} stands for in a log line when no system call is to blame. */
final class ErrorText {
  /**
   * Postfix's strerror(0). After a protocol error tlsproxy(8) logs whatever an earlier system call
   * left in errno; this is its text when there was none.
   */
  static final String NO_ERROR = "Application error";

  /** strerror(ETIMEDOUT) of the GNU C library. */
  static final String TIMED_OUT = "Connection timed out";

  private ErrorText() {}
}
