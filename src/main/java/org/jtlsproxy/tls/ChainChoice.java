package org.jtlsproxy.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jtlsproxy.tls.cert.CertificateChain;
import org.jtlsproxy.tls.cert.KeyAlgorithm;
import org.jtlsproxy.tls.cert.KeyKind;

/**
 * Decides which of a server's certificate chains a client gets. The choice is OpenSSL's: in TLS 1.3
 * the first signature algorithm in order of preference for which there is a chain, in older
 * versions the first cipher suite. A chain that this client cannot use is only chosen when there is
 * no other.
 *
 * @param chains the chains, at most one per key algorithm
 * @param protocols the protocol versions that the server accepts
 * @param cipherSuites the suites up to TLS 1.2 that the server accepts, in its own order
 * @param groups the key exchange groups that the server accepts
 * @param tlsPreemptCipherlist whether the server's order of preference wins; see
 *     tls_preempt_cipherlist in postconf(5)
 */
public record ChainChoice(
    List<CertificateChain> chains,
    ProtocolVersions protocols,
    List<CipherSuite> cipherSuites,
    List<NamedGroup> groups,
    boolean tlsPreemptCipherlist) {
  private static final int TLS12 = 0x0303;
  private static final int TLS13 = 0x0304;

  /** OpenSSL's own order of preference for certificates: shortest signatures first. */
  private static final List<KeyAlgorithm> SERVER_PREFERENCE =
      List.of(KeyAlgorithm.EC, KeyAlgorithm.ED25519, KeyAlgorithm.RSA);

  /** Takes copies of the lists. */
  public ChainChoice {
    chains = List.copyOf(chains);
    cipherSuites = List.copyOf(cipherSuites);
    groups = List.copyOf(groups);
  }

  /**
   * The chain to present.
   *
   * @param clientHello what the client offered; empty if that is not known
   * @return empty only if there are no chains
   */
  public Optional<CertificateChain> choose(Optional<ClientHello> clientHello) {
    if (chains.size() > 1 && clientHello.isPresent()) {
      Optional<CertificateChain> usable = firstUsable(clientHello.get());
      if (usable.isPresent()) {
        return usable;
      }
    }
    // Nothing is known about the client: more clients can use RSA than anything else.
    Optional<CertificateChain> rsa = chain(KeyAlgorithm.RSA);
    return rsa.isPresent() || chains.isEmpty() ? rsa : Optional.of(chains.get(0));
  }

  private Optional<CertificateChain> firstUsable(ClientHello hello) {
    Optional<ProtocolVersion> version = protocols.best(hello);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    return version.get() == ProtocolVersion.TLSV1_3
        ? bySignature(hello)
        : bySuite(hello, version.get().code());
  }

  private Optional<CertificateChain> bySignature(ClientHello hello) {
    if (tlsPreemptCipherlist) {
      for (KeyAlgorithm algorithm : SERVER_PREFERENCE) {
        Optional<CertificateChain> chain = chain(algorithm);
        if (chain.isPresent() && canSign(hello, chain.get().kind(), TLS13)) {
          return chain;
        }
      }
      return Optional.empty();
    }
    for (int code : hello.signatureAlgorithms()) {
      for (CertificateChain chain : chains) {
        if (signs(code, chain.kind(), TLS13)) {
          return Optional.of(chain);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<CertificateChain> bySuite(ClientHello hello, int version) {
    for (CipherSuite suite : sharedSuites(hello)) {
      if (suite.worksIn(version)) {
        for (KeyAlgorithm algorithm : SERVER_PREFERENCE) {
          Optional<CertificateChain> chain = chain(algorithm);
          if (chain.isPresent() && isUsable(chain.get().kind(), suite, hello, version)) {
            return chain;
          }
        }
      }
    }
    return Optional.empty();
  }

  private List<CipherSuite> sharedSuites(ClientHello hello) {
    List<CipherSuite> shared = new ArrayList<>();
    if (tlsPreemptCipherlist) {
      for (CipherSuite suite : cipherSuites) {
        if (hello.cipherSuites().contains(suite.code())) {
          shared.add(suite);
        }
      }
    } else {
      for (int code : hello.cipherSuites()) {
        Optional<CipherSuite> suite = CipherSuite.ofCode(code);
        if (suite.isPresent() && cipherSuites.contains(suite.get())) {
          shared.add(suite.get());
        }
      }
    }
    return shared;
  }

  private boolean isUsable(KeyKind kind, CipherSuite suite, ClientHello hello, int version) {
    boolean rsa = kind.algorithm() == KeyAlgorithm.RSA;
    if (rsa != (suite.authentication() == CipherSuite.Authentication.RSA)) {
      return false;
    }
    if (suite.keyExchange() == CipherSuite.KeyExchange.RSA) {
      return true;
    }
    return sharesCurve(hello) && acceptsCurve(hello, kind) && canSign(hello, kind, version);
  }

  /** The engine does not use ECDHE with a client that does not say which groups it has. */
  private boolean sharesCurve(ClientHello hello) {
    for (NamedGroup group : groups) {
      if (group.isCurve() && hello.supportedGroups().contains(group.code())) {
        return true;
      }
    }
    return false;
  }

  /** RFC 8422 section 5.1: up to TLS 1.2 the groups limit the certificate's curve too. */
  private static boolean acceptsCurve(ClientHello hello, KeyKind kind) {
    return !(kind instanceof KeyKind.Ec ec)
        || hello.supportedGroups().contains(ec.curve().namedGroup());
  }

  private static boolean canSign(ClientHello hello, KeyKind kind, int version) {
    if (version < TLS12) {
      return kind.algorithm() != KeyAlgorithm.ED25519;
    }
    if (hello.signatureAlgorithms().isEmpty()) {
      // RFC 5246 section 7.4.1.4.1: a client without the extension takes SHA-1.
      return version == TLS12 && kind.algorithm() != KeyAlgorithm.ED25519;
    }
    for (int code : hello.signatureAlgorithms()) {
      if (signs(code, kind, version)) {
        return true;
      }
    }
    return false;
  }

  private static boolean signs(int code, KeyKind kind, int version) {
    for (SignatureScheme scheme : SignatureScheme.values()) {
      if (scheme.code() == code && scheme.fits(kind, version)) {
        return true;
      }
    }
    return false;
  }

  private Optional<CertificateChain> chain(KeyAlgorithm algorithm) {
    for (CertificateChain chain : chains) {
      if (chain.kind().algorithm() == algorithm) {
        return Optional.of(chain);
      }
    }
    return Optional.empty();
  }
}
