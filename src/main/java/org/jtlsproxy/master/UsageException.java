package org.jtlsproxy.master;

/**
 * The process was started in a way it cannot serve. The message is what Postfix logs after {@code
 * fatal: }; the process then ends with status 1.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message the text after {@code fatal: }
   */
  public UsageException(String message) {
    super(message);
  }
}
