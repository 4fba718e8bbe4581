package org.jtlsproxy.handoff;

/**
 * The fixed time limits of the conversation, in seconds. tlsproxy(8) has no parameters for them.
 */
public final class TimeLimits {
  /** From the greeting to the first byte of the request. */
  public static final int FIRST_BYTE = 100;

  /** From one byte of the request to the next. */
  public static final int NEXT_BYTE = 5;

  /** For writing a greeting, a status or a session context. */
  public static final int WRITE = 5;

  /** From status 1 to the remote peer's descriptor. */
  public static final int DESCRIPTOR = 100;

  /** From status 0 until the local client closes the connection, or sends anything. */
  public static final int CLOSE_AFTER_REFUSAL = 100;

  private TimeLimits() {}
}
