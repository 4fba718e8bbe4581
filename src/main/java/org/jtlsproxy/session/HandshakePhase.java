package org.jtlsproxy.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jtlsproxy.event.Interest;
import org.jtlsproxy.event.StreamEnd;
import org.jtlsproxy.handoff.Request;
import org.jtlsproxy.handoff.SessionLabel;
import org.jtlsproxy.tls.HandshakeSummary;
import org.jtlsproxy.tls.ServerConnection;
import org.jtlsproxy.tls.TlsEngine;

/** Negotiates TLS. */
final class HandshakePhase implements Phase {
  private final Holdings holdings;
  private final Request request;
  private final ServerConnection connection;
  private final StreamEnd remote;
  private final LocalWatch local;
  private final Backlog received;
  private final Backlog toSend = new Backlog();
  private boolean clientHelloUsed;

  /**
   * Begins with what the peer has sent so far.
   *
   * @param received the ClientHello, and what followed it
   */
  HandshakePhase(
      Holdings holdings,
      Request request,
      ServerConnection connection,
      StreamEnd remote,
      LocalWatch local,
      Backlog received) {
    this.holdings = holdings;
    this.request = request;
    this.connection = connection;
    this.remote = remote;
    this.local = local;
    this.received = received;
  }

  @Override
  public SessionState state() {
    return SessionState.HANDSHAKE;
  }

  @Override
  public int timeLimit() {
    return request.handshakeTimeout();
  }

  @Override
  public Step proceed(Ready ready) throws IOException {
    if (local.isAbandoned(ready)) {
      return Step.END;
    }
    if (!flush()) {
      return Step.await(local.interest(), Interest.WRITE);
    }
    ByteBuffer input = holdings.buffers().cipherIn().bytes().clear();
    received.moveTo(input);
    if (clientHelloUsed && !receive()) {
      return Step.END;
    }
    clientHelloUsed = true;
    input.flip();
    TlsEngine.Progress progress;
    do {
      ByteBuffer output = holdings.buffers().cipherOut().bytes().clear();
      ByteBuffer scratch = holdings.buffers().plain().bytes().clear();
      try {
        progress = connection.engine().handshake(input, output, scratch);
      } catch (SSLException e) {
        holdings.problems().report(e);
        sendAlert(output);
        return Step.END;
      }
      send(output.flip());
    } while (progress == TlsEngine.Progress.WANT_ROOM && toSend.isEmpty());
    received.keep(input);
    return switch (progress) {
      case ESTABLISHED -> established();
      case PEER_CLOSED -> Step.END;
      case WANT_ROOM -> Step.await(local.interest(), Interest.WRITE);
      case WANT_INPUT ->
          Step.await(local.interest(), toSend.isEmpty() ? Interest.READ : Interest.READ_OR_WRITE);
    };
  }

  /**
   * Reads from the peer.
   *
   * @return false at the end of the stream
   */
  private boolean receive() throws IOException {
    int count = remote.read(holdings.buffers().cipherIn());
    if (count > 0) {
      holdings.idle().restart();
    }
    return count != StreamEnd.END;
  }

  private boolean flush() throws IOException {
    int before = toSend.size();
    boolean empty = toSend.flush(remote, holdings.buffers().cipherOut());
    if (toSend.size() < before) {
      holdings.idle().restart();
    }
    return empty;
  }

  private void send(ByteBuffer output) throws IOException {
    if (output.hasRemaining()) {
      remote.write(holdings.buffers().cipherOut());
      toSend.keep(output);
    }
  }

  private Step established() {
    Backlog toLocal = new Backlog();
    String remoteEndpoint = request.label().remoteEndpoint();
    HandshakeSummary summary = connection.summary(remoteEndpoint);
    if (holdings.services().logSummary()) {
      holdings.services().log().info(summary.logText());
    }
    if (request.sendContext()) {
      // Before any decrypted byte: the client reads its context from the same stream.
      toLocal.keep(ByteBuffer.wrap(SessionReport.context(summary, remoteEndpoint).bytes()));
    }
    TlsEngine engine = connection.engine();
    return new Step.Enter(
        new RelayPhase(
            holdings,
            request,
            remote,
            new Inbound(holdings, remote, engine, received, toLocal),
            new Outbound(holdings, remote, engine, toSend)));
  }

  /**
   * Tells the peer why, if it listens; the session is over either way.
   *
   * @param output what the engine gave before it failed: without that the peer cannot read the
   *     alert
   */
  private void sendAlert(ByteBuffer output) {
    connection.engine().drain(output);
    toSend.keep(output.flip());
    try {
      toSend.flush(remote, holdings.buffers().cipherOut());
    } catch (IOException e) {
      toSend.drop();
    }
  }

  @Override
  public void expired() {
    Expiry.ciphertext(holdings.services().log(), request.label());
  }

  @Override
  public Optional<SessionLabel> label() {
    return Optional.of(request.label());
  }
}
