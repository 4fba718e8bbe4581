package org.jtlsproxy.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLException;
import org.jtlsproxy.event.StreamEnd;
import org.jtlsproxy.tls.TlsEngine;

/**
 * The direction from the remote peer to the local client.
 *
 * <p>Nothing is read from the remote peer while the local client has not taken what was decrypted
 * before: a client that does not read stops the peer by TCP's own flow control, and at most one
 * step's worth of data waits here.
 */
final class Inbound {
  private final Holdings holdings;
  private final StreamEnd remote;
  private final TlsEngine tls;
  private final Backlog ciphertext;
  private final Backlog plaintext;

  /**
   * Begins where the handshake ended.
   *
   * @param ciphertext what the remote peer sent behind the handshake
   * @param plaintext what the local client is to get first
   */
  Inbound(
      Holdings holdings, StreamEnd remote, TlsEngine tls, Backlog ciphertext, Backlog plaintext) {
    this.holdings = holdings;
    this.remote = remote;
    this.tls = tls;
    this.ciphertext = ciphertext;
    this.plaintext = plaintext;
  }

  /** Whether the local client has yet to take something. */
  boolean isBlocked() {
    return !plaintext.isEmpty();
  }

  /** Moves one step's worth of data, with one read at most. */
  Flow move() {
    try {
      if (!flush()) {
        return Flow.OPEN;
      }
      ByteBuffer input = holdings.buffers().cipherIn().bytes().clear();
      ciphertext.moveTo(input);
      input.flip();
      // Records that had to wait come first. What they leave is less than one record, so that
      // there is room to read.
      Flow flow = input.hasRemaining() ? deliver(input) : Flow.OPEN;
      if (flow == Flow.OPEN && !isBlocked()) {
        flow = receive(input);
      }
      ciphertext.keep(input);
      return flow;
    } catch (IOException e) {
      plaintext.drop();
      return Flow.SINK_BROKEN;
    }
  }

  /**
   * Gives the local client what waits for it.
   *
   * @return whether nothing is left
   * @throws IOException when the client is gone
   */
  boolean flush() throws IOException {
    int before = plaintext.size();
    boolean empty = plaintext.flush(holdings.local(), holdings.buffers().plain());
    if (plaintext.size() < before) {
      holdings.idle().restart();
    }
    return empty;
  }

  /** Forgets what waits for a local client that is gone. */
  void drop() {
    plaintext.drop();
  }

  private Flow receive(ByteBuffer input) throws IOException {
    int count;
    input.compact();
    try {
      count = remote.read(holdings.buffers().cipherIn());
    } catch (IOException e) {
      // A reset ends the stream like any other end: what came before it is still delivered.
      count = StreamEnd.END;
    }
    input.flip();
    if (count == StreamEnd.END) {
      return Flow.SOURCE_ENDED;
    }
    if (count == StreamEnd.WOULD_BLOCK) {
      return Flow.OPEN;
    }
    holdings.idle().restart();
    return deliver(input);
  }

  private Flow deliver(ByteBuffer input) throws IOException {
    ByteBuffer plain = holdings.buffers().plain().bytes();
    while (true) {
      plain.clear();
      TlsEngine.Progress progress;
      try {
        progress = tls.decrypt(input, plain);
      } catch (SSLException e) {
        holdings.problems().report(e);
        progress = TlsEngine.Progress.PEER_CLOSED;
      }
      // Also after a failure: what was decrypted before it is genuine.
      if (plain.flip().hasRemaining()) {
        holdings.local().write(holdings.buffers().plain());
        plaintext.keep(plain);
      }
      if (progress == TlsEngine.Progress.PEER_CLOSED) {
        return Flow.SOURCE_ENDED;
      }
      if (progress == TlsEngine.Progress.WANT_INPUT || isBlocked()) {
        return Flow.OPEN;
      }
    }
  }
}
