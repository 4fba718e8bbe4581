package org.jtlsproxy.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jtlsproxy.event.Interest;
import org.jtlsproxy.event.StreamEnd;
import org.jtlsproxy.handoff.Request;
import org.jtlsproxy.handoff.SessionLabel;
import org.jtlsproxy.tls.ClientHello;
import org.jtlsproxy.tls.ClientHelloReader;
import org.jtlsproxy.tls.ServerConnection;
import org.jtlsproxy.tls.ServerContext;

/**
 * Reads the ClientHello before there is an engine: it decides which certificate the engine gets.
 * Nothing is written here: the peer may still be reading its plaintext 220.
 */
final class ClientHelloPhase implements Phase {
  private final Holdings holdings;
  private final Request request;
  private final ServerContext context;
  private final StreamEnd remote;
  private final LocalWatch local;
  private final ClientHelloReader reader = new ClientHelloReader();
  private final Backlog received = new Backlog();

  ClientHelloPhase(Holdings holdings, Request request, ServerContext context, StreamEnd remote) {
    this.holdings = holdings;
    this.request = request;
    this.context = context;
    this.remote = remote;
    this.local = new LocalWatch(holdings.local());
  }

  @Override
  public SessionState state() {
    return SessionState.AWAIT_CLIENT_HELLO;
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
    ByteBuffer input = holdings.buffers().cipherIn().bytes().clear();
    input.limit(ClientHelloReader.STREAM_LIMIT - received.size());
    int count = remote.read(holdings.buffers().cipherIn());
    if (count == StreamEnd.END) {
      return Step.END;
    }
    if (count == StreamEnd.WOULD_BLOCK) {
      return Step.await(local.interest(), Interest.READ);
    }
    holdings.idle().restart();
    ClientHelloReader.Outcome outcome = reader.read(input.flip());
    received.keep(input);
    boolean room = received.size() < ClientHelloReader.STREAM_LIMIT;
    if (outcome instanceof ClientHelloReader.Outcome.NeedMore && room) {
      return Step.await(local.interest(), Interest.READ);
    }
    Optional<ClientHello> hello =
        outcome instanceof ClientHelloReader.Outcome.Parsed parsed
            ? Optional.of(parsed.clientHello())
            : Optional.empty();
    ServerConnection connection;
    try {
      connection = context.accept(hello);
    } catch (SSLException e) {
      holdings.problems().report(e);
      return Step.END;
    }
    holdings.own(connection.engine());
    return new Step.Enter(
        new HandshakePhase(holdings, request, connection, remote, local, received));
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
