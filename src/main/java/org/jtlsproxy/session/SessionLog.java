package org.jtlsproxy.session;

import org.jtlsproxy.handoff.LogLine;
import org.jtlsproxy.log.Log;

/** Lines that the hand-off decides on, put into the log. */
final class SessionLog {
  private SessionLog() {}

  /** Logs one line with its severity. */
  static void write(Log log, LogLine line) {
    switch (line.severity()) {
      case INFO -> log.info(line.text());
      case WARNING -> log.warning(line.text());
    }
  }
}
