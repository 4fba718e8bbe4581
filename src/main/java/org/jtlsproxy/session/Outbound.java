package org.jtlsproxy.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLException;
import org.jtlsproxy.event.StreamEnd;
import org.jtlsproxy.tls.TlsEngine;

/**
 * The direction from the local client to the remote peer.
 *
 * <p>Nothing is read from the local client while the peer has not taken what was encrypted before:
 * at most one step's worth of data waits here.
 */
final class Outbound {
  private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

  private final Holdings holdings;
  private final StreamEnd remote;
  private final TlsEngine tls;
  private final Backlog ciphertext;

  /**
   * Begins where the handshake ended.
   *
   * @param ciphertext what the remote peer has yet to take of the handshake
   */
  Outbound(Holdings holdings, StreamEnd remote, TlsEngine tls, Backlog ciphertext) {
    this.holdings = holdings;
    this.remote = remote;
    this.tls = tls;
    this.ciphertext = ciphertext;
  }

  /** Whether the remote peer has yet to take something. */
  boolean isBlocked() {
    return !ciphertext.isEmpty();
  }

  /** Moves one step's worth of data, with one read at most. */
  Flow move() {
    try {
      if (!flush()) {
        return Flow.OPEN;
      }
      ByteBuffer plain = holdings.buffers().plain().bytes().clear();
      int count = readLocal();
      if (count == StreamEnd.END) {
        return Flow.SOURCE_ENDED;
      }
      if (count > 0) {
        holdings.idle().restart();
        send(plain.flip());
      }
      return Flow.OPEN;
    } catch (SSLException e) {
      holdings.problems().report(e);
      return Flow.SINK_BROKEN;
    } catch (IOException e) {
      ciphertext.drop();
      return Flow.SINK_BROKEN;
    }
  }

  /** Sends what the engine wants to send of its own accord, such as the answer to a key update. */
  Flow sendOwn() {
    if (isBlocked() || !tls.hasOwnOutput()) {
      return Flow.OPEN;
    }
    try {
      send(NOTHING);
      return Flow.OPEN;
    } catch (IOException e) {
      return Flow.SINK_BROKEN;
    }
  }

  /** Lets close_notify or an alert be the last thing that is sent, behind all that waits. */
  void finish() {
    ByteBuffer output = holdings.buffers().cipherOut().bytes().clear();
    tls.closeOutbound();
    tls.drain(output);
    ciphertext.keep(output.flip());
  }

  /**
   * Gives the remote peer what waits for it.
   *
   * @return whether nothing is left
   * @throws IOException when the peer is gone
   */
  boolean flush() throws IOException {
    int before = ciphertext.size();
    boolean empty = ciphertext.flush(remote, holdings.buffers().cipherOut());
    if (ciphertext.size() < before) {
      holdings.idle().restart();
    }
    return empty;
  }

  /** Forgets what waits for a remote peer that is gone. */
  void drop() {
    ciphertext.drop();
  }

  private int readLocal() {
    try {
      return holdings.local().read(holdings.buffers().plain());
    } catch (IOException e) {
      return StreamEnd.END;
    }
  }

  private void send(ByteBuffer plain) throws IOException {
    ByteBuffer output = holdings.buffers().cipherOut().bytes().clear();
    tls.encrypt(plain, output);
    if (output.flip().hasRemaining()) {
      remote.write(holdings.buffers().cipherOut());
      ciphertext.keep(output);
    }
  }
}
