package org.jtlsproxy.tls.cert;

/** A PEM object that began but makes no sense; the message is a short reason. */
final class MalformedPemException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * A reason and its place.
   *
   * @param line the number of the line, from 1
   */
  MalformedPemException(String reason, int line) {
    super(reason);
    this.line = line;
  }

  /** The text for the log, in the form of the library's own errors: reason, file, line. */
  String problem(String source) {
    return "PEM routines::" + getMessage() + ":" + source + ":" + line + ":";
  }
}
