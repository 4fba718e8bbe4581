package org.jtlsproxy.tls;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jtlsproxy.tls.cert.CertificateChain;
import org.jtlsproxy.tls.cert.ChainLoader;
import org.jtlsproxy.tls.cert.ChainResult;
import org.jtlsproxy.tls.cert.Pem;
import org.junit.jupiter.api.Test;

/** Handshakes with a client that has all that the engine has. */
class ServerContextTest {
  private static final int ROOM = 4 * TlsEngine.MAX_RECORD;

  @Test
  void groupByDefaultIsX25519Mlkem768() throws GeneralSecurityException, SSLException {
    String summary = handshake(ServerPolicy.defaults());
    assertTrue(summary.contains(" key-exchange X25519MLKEM768 "), summary);
  }

  @Test
  void administratorsOwnListKeepsX25519Mlkem768Out() throws GeneralSecurityException, SSLException {
    ServerPolicy policy =
        new ServerPolicy(
            ProtocolVersions.all(),
            CipherPolicy.defaults(),
            GroupList.parse("prime256v1 X25519", warning -> {}),
            false);
    String summary = handshake(policy);
    assertTrue(summary.contains(" key-exchange X25519 "), summary);
  }

  private static String handshake(ServerPolicy policy)
      throws GeneralSecurityException, SSLException {
    ServerContext context = new ServerContext(TlsLibrary.provider(), chains(), policy);
    ByteBuffer toServer = ByteBuffer.allocateDirect(ROOM);
    ByteBuffer toClient = ByteBuffer.allocateDirect(ROOM);
    ByteBuffer scratch = ByteBuffer.allocateDirect(ROOM);
    TlsEngine client = Rehearsal.client();
    client.handshake(ByteBuffer.allocateDirect(0), toServer, scratch);
    ClientHello hello =
        assertInstanceOf(
                ClientHelloReader.Outcome.Parsed.class,
                new ClientHelloReader().read(toServer.duplicate().flip()))
            .clientHello();
    ServerConnection connection = context.accept(Optional.of(hello));
    try {
      TlsEngine.Progress progress;
      do {
        progress = connection.engine().handshake(toServer.flip(), toClient, scratch);
        toServer.compact();
        client.handshake(toClient.flip(), toServer, scratch);
        toClient.compact();
      } while (progress != TlsEngine.Progress.ESTABLISHED);
      return connection.summary("[192.0.2.1]:25").logText();
    } finally {
      client.release(scratch.clear());
      connection.engine().release(scratch.clear());
    }
  }

  private static List<CertificateChain> chains() {
    String pem = Pem.file("ec.key") + Pem.file("ec.crt");
    ChainResult result =
        new ChainLoader(TlsLibrary.provider())
            .loadSniData(pem.getBytes(StandardCharsets.ISO_8859_1), "test");
    return assertInstanceOf(ChainResult.Loaded.class, result).chains();
  }
}
