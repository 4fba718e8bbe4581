package org.jtlsproxy.session;

import java.io.IOException;
import java.util.Optional;
import org.jtlsproxy.event.Interest;
import org.jtlsproxy.handoff.SessionLabel;

/**
 * Gives the remote peer what the local client sent before its end, and close_notify. A local client
 * that only stopped sending still gets what is there for it.
 */
final class LingerForRemote implements Phase {
  private final RelayPhase relay;
  private boolean allReceived;

  /**
   * Begins when the local client has ended.
   *
   * @param allReceived false when there may be something of it that was not read yet
   */
  LingerForRemote(RelayPhase relay, boolean allReceived) {
    this.relay = relay;
    this.allReceived = allReceived;
  }

  @Override
  public SessionState state() {
    return SessionState.LINGER_FOR_REMOTE;
  }

  @Override
  public int timeLimit() {
    return relay.timeLimit();
  }

  @Override
  public Step proceed(Ready ready) throws IOException {
    if (!allReceived && relay.outbound().move() != Flow.OPEN) {
      relay.outbound().finish();
      allReceived = true;
    }
    boolean nothingForLocal = nothingForLocal();
    boolean nothingForRemote = relay.outbound().flush();
    if (allReceived && nothingForLocal && nothingForRemote) {
      return Step.END;
    }
    return Step.await(
        Interest.of(!allReceived && nothingForRemote, !nothingForLocal),
        Interest.of(false, !nothingForRemote));
  }

  private boolean nothingForLocal() {
    try {
      return relay.inbound().flush();
    } catch (IOException e) {
      relay.inbound().drop();
      return true;
    }
  }

  @Override
  public void expired() {
    relay.expired();
  }

  @Override
  public Optional<SessionLabel> label() {
    return relay.label();
  }
}
