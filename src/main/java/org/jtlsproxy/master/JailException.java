package org.jtlsproxy.master;

/** The process could not get into its jail; the message is the text after {@code fatal: }. */
public final class JailException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JailException(String message) {
    super(message);
  }
}
