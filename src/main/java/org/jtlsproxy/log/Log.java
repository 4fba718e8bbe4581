package org.jtlsproxy.log;

/**
 * What every part of the daemon logs through. One call makes one line, whatever characters the text
 * holds; a call never waits for the log service. Text holds one byte per char (ISO-8859-1), as it
 * came in: what is valid UTF-8 then leaves as UTF-8.
 */
public interface Log {

  /** Logs the text as it is. */
  void info(String text);

  /** Logs {@code warning: text}. */
  void warning(String text);

  /**
   * Logs {@code error: text}. The 13th error of a process ends it, as Postfix's msg_error(3) does.
   */
  void error(String text);

  /** How often option -v was given, 0 or more: callers log their details only above some number. */
  int verbosity();
}
