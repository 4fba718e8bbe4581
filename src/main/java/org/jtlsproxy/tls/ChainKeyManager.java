package org.jtlsproxy.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.jtlsproxy.tls.cert.CertificateChain;

/**
 * Knows one chain and always answers with it: which chain a connection gets is decided before there
 * is an engine. Conscrypt asks once for each key type of the enabled cipher suites, and the last
 * answer counts, whether or not the peer can use it.
 */
final class ChainKeyManager extends X509ExtendedKeyManager {
  private static final String ALIAS = "chain";

  private final CertificateChain chain;
  private final X509Certificate[] certificates;

  ChainKeyManager(CertificateChain chain) {
    this.chain = chain;
    this.certificates = chain.certificates().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    return switch (chain.kind().algorithm()) {
      case RSA -> keyType.equals("RSA") ? ALIAS : null;
      case EC -> keyType.equals("EC") ? ALIAS : null;
      // There is no key type for it, and cipher suites treat it as elliptic-curve.
      case ED25519 -> ALIAS;
    };
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return certificates.clone();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return chain.privateKey();
  }

  @Override
  public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }
}
