package org.jtlsproxy.session;

import org.jtlsproxy.event.Interest;

/**
 * Looks after the local client while there is no plaintext connection yet. A client that left
 * nothing to be delivered has lost interest, and the handshake is abandoned; what a client sends
 * early stays in its socket until the handshake is complete.
 */
final class LocalWatch {
  private final PlaintextEnd local;
  private Interest interest = Interest.DEPARTURE;

  LocalWatch(PlaintextEnd local) {
    this.local = local;
  }

  /** What to wait for at the local end. */
  Interest interest() {
    return interest;
  }

  /** Whether the client, whose end may have reported something, has gone. */
  boolean isAbandoned(Ready ready) {
    if (ready != Ready.LOCAL) {
      return false;
    }
    if (local.isAbandoned()) {
      return true;
    }
    // It has gone, but something of it is to be delivered; the loop would report it for ever.
    interest = Interest.NOTHING;
    return false;
  }
}
