package org.jtlsproxy.tls;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Handshakes of this process with itself, in memory. They load whatever a real one needs, which is
 * quicker now than under a client's eyes, and would be impossible in a jail.
 */
public final class Rehearsal {
  private static final int ROUNDS = 8;

  private Rehearsal() {}

  /**
   * Completes one handshake, and fails another on purpose.
   *
   * @throws GeneralSecurityException when the library cannot make a client
   * @throws SSLException when the handshake fails. That says little about others: this library's
   *     client refuses Ed25519 and P-521 certificates, for example, which its server can show
   */
  public static void handshake(ServerContext server) throws GeneralSecurityException, SSLException {
    // Under a policy of the administrator this client may be one of those that are kept out.
    ServerContext context = server.under(ServerPolicy.defaults());
    TlsEngine client = client();
    Wire wire = new Wire();
    TlsEngine engine = null;
    try {
      client.handshake(ByteBuffer.allocateDirect(0), wire.toServer, wire.scratch);
      ServerConnection connection = context.accept(hello(wire.toServer));
      engine = connection.engine();
      converse(client, engine, wire);
      connection.summary("").logText();
    } finally {
      client.release(wire.scratch);
      if (engine != null) {
        engine.release(wire.scratch);
      }
    }
    fail(context, wire);
  }

  /**
   * The other side: a client that trusts every server, good for talking to oneself only.
   *
   * @throws GeneralSecurityException when the library cannot make a client
   * @throws SSLException when it cannot begin a handshake
   */
  public static TlsEngine client() throws GeneralSecurityException, SSLException {
    SSLContext clients = SSLContext.getInstance("TLS", TlsLibrary.provider());
    clients.init(null, new TrustManager[] {new AnyServer()}, new SecureRandom());
    SSLEngine engine = clients.createSSLEngine();
    engine.setUseClientMode(true);
    return new TlsEngine(engine);
  }

  private static Optional<ClientHello> hello(ByteBuffer sent) {
    ByteBuffer view = sent.duplicate().flip();
    return new ClientHelloReader().read(view) instanceof ClientHelloReader.Outcome.Parsed parsed
        ? Optional.of(parsed.clientHello())
        : Optional.empty();
  }

  private static void converse(TlsEngine client, TlsEngine server, Wire wire) throws SSLException {
    boolean established = false;
    for (int i = 0; i < ROUNDS && !established; i++) {
      wire.toServer.flip();
      TlsEngine.Progress atServer = server.handshake(wire.toServer, wire.toClient, wire.scratch);
      wire.toServer.compact();
      wire.toClient.flip();
      TlsEngine.Progress atClient = client.handshake(wire.toClient, wire.toServer, wire.scratch);
      wire.toClient.compact();
      established =
          atServer == TlsEngine.Progress.ESTABLISHED && atClient == TlsEngine.Progress.ESTABLISHED;
    }
    if (!established) {
      throw new SSLException("no handshake with oneself");
    }
    wire.toServer.clear();
    client.encrypt(ByteBuffer.allocateDirect(1), wire.toServer);
    server.decrypt(wire.toServer.flip(), wire.scratch.clear());
  }

  private static void fail(ServerContext context, Wire wire) throws SSLException {
    TlsEngine server = context.accept(Optional.empty()).engine();
    try {
      ByteBuffer noTls = ByteBuffer.allocateDirect(TlsEngine.MAX_RECORD);
      server.handshake(noTls, wire.toClient.clear(), wire.scratch.clear());
      throw new SSLException("zeroes passed for a ClientHello");
    } catch (SSLException expected) {
      LibraryProblem.lines(expected);
    } finally {
      server.release(wire.scratch);
    }
  }

  /** The bytes between the two. */
  private static final class Wire {
    final ByteBuffer toServer = ByteBuffer.allocateDirect(4 * TlsEngine.MAX_RECORD);
    final ByteBuffer toClient = ByteBuffer.allocateDirect(4 * TlsEngine.MAX_RECORD);
    final ByteBuffer scratch = ByteBuffer.allocateDirect(TlsEngine.MAX_RECORD);
  }

  /** The certificate is this process's own. */
  private static final class AnyServer implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
