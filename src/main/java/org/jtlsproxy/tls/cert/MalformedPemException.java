package org.jtlsproxy.tls.cert;

/** A PEM object that began but makes no sense; the message says what and in which line. */
final class MalformedPemException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedPemException(String reason, int line) {
    super("PEM routines::" + reason + ":line " + line + ":");
  }
}
