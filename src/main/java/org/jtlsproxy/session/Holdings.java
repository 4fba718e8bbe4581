package org.jtlsproxy.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.jtlsproxy.event.StreamEnd;
import org.jtlsproxy.tls.TlsEngine;

/** Everything that one session has to give back, and the one place where it does. */
final class Holdings {
  private static final int DISCARDED_READS = 12;

  private final SessionServices services;
  private final PlaintextEnd local;
  private final IdleTimer idle;
  private final TlsProblems problems;
  private @Nullable StreamEnd remote;
  private @Nullable TlsEngine engine;

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

  /** Takes over the TLS engine. */
  void own(TlsEngine created) {
    engine = created;
  }

  /** Waits at both ends. */
  void await(Step.Await step) {
    local.await(step.local());
    if (remote != null) {
      remote.await(step.remote());
    }
  }

  /**
   * Gives everything back, whatever fails on the way. The local client comes first: it waits for
   * the end of its stream.
   */
  void giveBack() {
    idle.cancel();
    try {
      local.close();
    } finally {
      try {
        if (remote != null) {
          discardInput(remote);
          remote.close();
        }
      } finally {
        if (engine != null) {
          engine.release(buffers().cipherOut().bytes());
        }
      }
    }
  }

  /**
   * Takes what the peer sent last off the socket. Closing a TCP socket with unread data sends a
   * reset instead of an orderly end, and a reset can overtake the last reply, or an alert. Who
   * never stops sending is not worth more than a mebibyte.
   */
  private void discardInput(StreamEnd end) {
    ByteBuffer unread = buffers().cipherIn().bytes();
    int reads = 0;
    try {
      do {
        unread.clear();
        end.read(buffers().cipherIn());
      } while (!unread.hasRemaining() && ++reads < DISCARDED_READS);
    } catch (IOException e) {
      // The peer has gone; there is nobody whom a reset could disturb.
      return;
    }
  }
}
