package org.jtlsproxy.session;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jtlsproxy.event.Interest;
import org.jtlsproxy.event.StreamEnd;
import org.jtlsproxy.handoff.DescriptorRejection;
import org.jtlsproxy.handoff.Request;
import org.jtlsproxy.handoff.SessionLabel;
import org.jtlsproxy.handoff.TimeLimits;
import org.jtlsproxy.tls.ServerContext;

/** Waits for the remote socket. */
record DescriptorPhase(Holdings holdings, Request request, ServerContext context) implements Phase {
  @Override
  public SessionState state() {
    return SessionState.AWAIT_DESCRIPTOR;
  }

  @Override
  public int timeLimit() {
    return TimeLimits.DESCRIPTOR;
  }

  @Override
  public Step proceed(Ready ready) {
    PlaintextEnd.HandOver handOver;
    try {
      handOver = holdings.local().receiveRemote();
    } catch (IOException e) {
      return reject(DescriptorRejection.readFailed(String.valueOf(e.getMessage())));
    }
    if (handOver instanceof PlaintextEnd.HandOver.Received received) {
      StreamEnd remote = holdings.own(received.remote());
      Optional<String> problem = context.problem();
      if (problem.isPresent()) {
        String remoteEndpoint = request.label().remoteEndpoint().toLowerCase(Locale.ROOT);
        holdings.services().log().warning(remoteEndpoint + ": " + problem.get());
        return Step.END;
      }
      return new Step.Enter(new ClientHelloPhase(holdings, request, context, remote));
    }
    if (handOver instanceof PlaintextEnd.HandOver.Refused refused) {
      return reject(refused.reason());
    }
    return Step.await(Interest.READ, Interest.NOTHING);
  }

  @Override
  public void expired() {
    SessionLog.write(holdings.services().log(), DescriptorRejection.timedOut().logLine());
  }

  private Step reject(DescriptorRejection rejection) {
    SessionLog.write(holdings.services().log(), rejection.logLine());
    return Step.END;
  }

  @Override
  public Optional<SessionLabel> label() {
    return Optional.of(request.label());
  }
}
