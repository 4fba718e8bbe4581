package org.jtlsproxy.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jtlsproxy.event.StreamEnd;
import org.jtlsproxy.tls.TlsEngine;

/** Everything that one session has to give back, and the one place where it does. */
final class Holdings {
  private final SessionServices services;
  private final PlaintextEnd local;
  private final IdleTimer idle;
  private final TlsProblems problems;
  private final List<TlsEngine> engines = new ArrayList<>(1);
  private @Nullable StreamEnd remote;

  /** Begins with what every session has. */
  Holdings(SessionServices services, PlaintextEnd local, IdleTimer idle) {
    this.services = services;
    this.local = local;
    this.idle = idle;
    this.problems = new TlsProblems(services.log());
  }

  /** What all sessions of the loop share. */
  SessionServices services() {
    return services;
  }

  /** The memory that is shared with the loop's other sessions. */
  LoopBuffers buffers() {
    return services.buffers();
  }

  /** The end towards the local client. */
  PlaintextEnd local() {
    return local;
  }

  /** The session's timer. */
  IdleTimer idle() {
    return idle;
  }

  /** Where TLS failures are reported. */
  TlsProblems problems() {
    return problems;
  }

  /** Takes over the end towards the remote peer. */
  StreamEnd own(StreamEnd received) {
    remote = received;
    return received;
  }

  /** Takes over a TLS engine. */
  TlsEngine own(TlsEngine created) {
    engines.add(created);
    return created;
  }

  /** Waits at both ends. */
  void await(Step.Await step) {
    local.await(step.local());
    if (remote != null) {
      remote.await(step.remote());
    }
  }

  /** Gives everything back. The local client first: it waits for the end of its stream. */
  void giveBack() {
    idle.cancel();
    local.close();
    if (remote != null) {
      remote.close();
    }
    for (TlsEngine engine : engines) {
      engine.release(buffers().cipherOut().bytes());
    }
    engines.clear();
  }
}
