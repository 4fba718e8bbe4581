package org.jtlsproxy.session;

import java.io.IOException;
import java.util.Optional;
import org.jtlsproxy.event.Interest;
import org.jtlsproxy.handoff.SessionLabel;

/** Gives the local client what the remote peer sent before its end. */
final class LingerForLocal implements Phase {
  private final RelayPhase relay;
  private boolean allReceived;

  /**
   * Begins when the remote peer has ended.
   *
   * @param allReceived false when there may be something of it that was not read yet
   */
  LingerForLocal(RelayPhase relay, boolean allReceived) {
    this.relay = relay;
    this.allReceived = allReceived;
  }

  @Override
  public SessionState state() {
    return SessionState.LINGER_FOR_LOCAL;
  }

  @Override
  public int timeLimit() {
    return relay.timeLimit();
  }

  @Override
  public Step proceed(Ready ready) throws IOException {
    if (!allReceived) {
      allReceived = relay.inbound().move() != Flow.OPEN;
    }
    if (!relay.inbound().flush()) {
      return Step.await(Interest.WRITE, Interest.NOTHING);
    }
    return allReceived ? Step.END : Step.await(Interest.NOTHING, Interest.READ);
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
