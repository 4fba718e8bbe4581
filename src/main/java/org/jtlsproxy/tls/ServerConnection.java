package org.jtlsproxy.tls;

import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;
import org.jtlsproxy.tls.cert.CertificateChain;

/**
 * One connection in the server role.
 *
 * @param engine the engine, which the receiver owns
 * @param chain the certificate that the server shows
 * @param clientHello what the client offered, if that is known
 */
public record ServerConnection(
    TlsEngine engine, CertificateChain chain, Optional<ClientHello> clientHello) {
  /**
   * What the handshake came to; to be asked when it is complete and before the engine is closed.
   *
   * @param remoteEndpoint the peer, as the local client calls it
   */
  public HandshakeSummary summary(String remoteEndpoint) {
    SSLSession session = engine.sslEngine().getSession();
    return new HandshakeSummary(
        HandshakeSummary.Direction.FROM,
        HandshakeSummary.Trust.ANONYMOUS,
        remoteEndpoint.toLowerCase(Locale.ROOT),
        "",
        session.getProtocol(),
        HandshakeSummary.Cipher.ofJavaName(session.getCipherSuite()),
        group(Conscrypt.getGroupName(engine.sslEngine())),
        HandshakeSummary.Signature.of(
            chain.kind(), SignatureDigest.ofServer(chain.kind(), clientHello)),
        HandshakeSummary.Signature.NONE);
  }

  private static Optional<NamedGroup> group(@Nullable String engineName) {
    return engineName == null ? Optional.empty() : NamedGroup.ofEngineName(engineName);
  }
}
