package org.jtlsproxy.session;

import org.jtlsproxy.handoff.SessionLabel;
import org.jtlsproxy.log.Log;

/** What the log says about a session in which nothing moves any more. */
final class Expiry {
  private Expiry() {}

  /** The remote peer neither sends nor takes anything. */
  static void ciphertext(Log log, SessionLabel label) {
    log.warning("ciphertext read/write timeout for " + label.remoteEndpoint());
  }

  /** The local client does not take what is there for it. */
  static void plaintext(Log log, SessionLabel label) {
    log.warning("deadlock on plaintext stream for " + label.remoteEndpoint());
  }
}
