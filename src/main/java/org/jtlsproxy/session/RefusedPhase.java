package org.jtlsproxy.session;

import java.io.IOException;
import java.util.Optional;
import org.jtlsproxy.event.Interest;
import org.jtlsproxy.event.StreamEnd;
import org.jtlsproxy.handoff.SessionLabel;
import org.jtlsproxy.handoff.TimeLimits;

/**
 * Waits for a client that got "not available" to go or to say anything, so that it is sure to read
 * the answer.
 */
record RefusedPhase(Holdings holdings, SessionLabel refused) implements Phase {
  @Override
  public SessionState state() {
    return SessionState.REFUSED;
  }

  @Override
  public int timeLimit() {
    return TimeLimits.CLOSE_AFTER_REFUSAL;
  }

  @Override
  public Step proceed(Ready ready) throws IOException {
    holdings.buffers().plain().bytes().clear();
    return holdings.local().read(holdings.buffers().plain()) == StreamEnd.WOULD_BLOCK
        ? Step.await(Interest.READ, Interest.NOTHING)
        : Step.END;
  }

  @Override
  public void expired() {
    // The C daemon has no line for this either: the refusal has been logged where it was due.
  }

  @Override
  public Optional<SessionLabel> label() {
    return Optional.of(refused);
  }
}
