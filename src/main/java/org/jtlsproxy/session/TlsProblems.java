package org.jtlsproxy.session;

import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jtlsproxy.log.Log;
import org.jtlsproxy.tls.LibraryProblem;

/**
 * The failures of the TLS library in one session, each logged once: a stranger who can make the
 * library fail over and over cannot flood the log.
 */
final class TlsProblems {
  private final Log log;
  private final Set<String> logged = new HashSet<>(4);

  TlsProblems(Log log) {
    this.log = log;
  }

  /** Logs what the library says. */
  void report(SSLException failure) {
    for (String line : LibraryProblem.lines(failure)) {
      if (logged.add(line)) {
        log.warning(line);
      }
    }
  }
}
