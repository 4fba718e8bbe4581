package org.jtlsproxy.session;

import java.io.IOException;
import org.jtlsproxy.event.StreamEnd;
import org.jtlsproxy.handoff.DescriptorRejection;

/** The end towards the local client, over which the remote socket is handed over. */
public interface PlaintextEnd extends StreamEnd {
  /** What came when the remote socket was due. */
  sealed interface HandOver {
    /** Nothing yet. */
    record NotYet() implements HandOver {}

    /** The remote socket, now owned by the receiver. */
    record Received(StreamEnd remote) implements HandOver {}

    /**
     * Something else; the session cannot go on.
     *
     * @param reason why, for the log
     */
    record Refused(DescriptorRejection reason) implements HandOver {}
  }

  /**
   * Receives the remote socket and the one byte that carries it, and not a byte more.
   *
   * @throws IOException when the stream is broken; the message is the strerror(3) text
   */
  HandOver receiveRemote() throws IOException;

  /**
   * Tells whether the local client has gone and left nothing behind. Reads nothing: plaintext that
   * arrives early waits in the socket until the handshake is complete.
   */
  boolean isAbandoned();
}
