package org.jtlsproxy.session;

import java.io.IOException;
import java.util.Optional;
import org.jtlsproxy.event.Interest;
import org.jtlsproxy.event.StreamEnd;
import org.jtlsproxy.handoff.Request;
import org.jtlsproxy.handoff.SessionLabel;

/**
 * Moves data in both directions. The directions know nothing of each other: each has its own queue
 * and its own flow control, and each gets one step's worth per event, so that neither starves.
 */
record RelayPhase(
    Holdings holdings, Request request, StreamEnd remote, Inbound inbound, Outbound outbound)
    implements Phase {
  @Override
  public SessionState state() {
    return SessionState.RELAY;
  }

  @Override
  public int timeLimit() {
    return request.idleTimeout();
  }

  @Override
  public Step proceed(Ready ready) {
    Flow in = Flow.OPEN;
    if (ready.includes(inbound.isBlocked() ? Ready.LOCAL : Ready.REMOTE)) {
      in = inbound.move();
    }
    Flow out = Flow.OPEN;
    if (ready.includes(outbound.isBlocked() ? Ready.REMOTE : Ready.LOCAL)) {
      out = outbound.move();
    }
    if (out == Flow.OPEN) {
      out = outbound.sendOwn();
    }
    if (in == Flow.SOURCE_ENDED) {
      return remoteHasEnded(true);
    }
    if (in == Flow.SINK_BROKEN || out == Flow.SOURCE_ENDED) {
      return localHasEnded(out == Flow.SOURCE_ENDED);
    }
    if (out == Flow.SINK_BROKEN) {
      return remoteHasEnded(false);
    }
    return Step.await(
        Interest.of(!outbound.isBlocked(), inbound.isBlocked()),
        Interest.of(!inbound.isBlocked(), outbound.isBlocked()));
  }

  /**
   * The remote peer gets all that the local client has sent.
   *
   * @param completely false when the client takes no more but may have sent something before it
   *     went
   */
  private Step localHasEnded(boolean completely) {
    if (completely) {
      outbound.finish();
    }
    return new Step.Enter(new LingerForRemote(this, completely));
  }

  /**
   * The peer gets one chance to take what is under way: the local client waits for the end of its
   * stream, and a peer that has ended rarely reads.
   *
   * @param completely false when the peer takes no more but may have sent something before it went
   */
  private Step remoteHasEnded(boolean completely) {
    if (!completely) {
      // The engine must stay open for what is still to be read.
      outbound.drop();
      return new Step.Enter(new LingerForLocal(this, false));
    }
    outbound.finish();
    try {
      outbound.flush();
    } catch (IOException e) {
      outbound.drop();
    }
    return new Step.Enter(new LingerForLocal(this, true));
  }

  @Override
  public void expired() {
    if (inbound.isBlocked()) {
      Expiry.plaintext(holdings.services().log(), request.label());
    } else {
      Expiry.ciphertext(holdings.services().log(), request.label());
    }
  }

  @Override
  public Optional<SessionLabel> label() {
    return Optional.of(request.label());
  }
}
