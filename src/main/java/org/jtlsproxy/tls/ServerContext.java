package org.jtlsproxy.tls;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.jtlsproxy.tls.cert.CertificateChain;

/**
 * The TLS server role of this process: certificates and policy, from which every session gets an
 * engine of its own. Thread-safe.
 */
public final class ServerContext {
  private static final String[] PROTOCOLS = {"TLSv1.2", "TLSv1.3"};
  private static final int TLS12 = 0x0303;
  private static final int TLS13 = 0x0304;
  private static final List<NamedGroup> GROUPS =
      List.of(NamedGroup.X25519MLKEM768, NamedGroup.X25519, NamedGroup.P256, NamedGroup.P384);

  /** All that the default cipher lists of Postfix leave, in the order that they put it. */
  private static final List<CipherSuite> SUITES = suitesByStrength();

  private final ChainChoice choice;
  private final List<Identity> identities = new ArrayList<>();

  /** A chain, and the context of the connections that use it. */
  private record Identity(CertificateChain chain, SSLContext context, List<String> groups) {}

  /**
   * Sets up the role.
   *
   * @param provider Conscrypt
   * @param chains at most one for each kind of key; at least one
   * @param tlsPreemptCipherlist whether the server's order of cipher suites decides, parameter
   *     tls_preempt_cipherlist
   * @throws GeneralSecurityException when the library refuses a key or certificate
   */
  public ServerContext(
      Provider provider, List<CertificateChain> chains, boolean tlsPreemptCipherlist)
      throws GeneralSecurityException {
    if (chains.isEmpty()) {
      throw new IllegalArgumentException("no certificate");
    }
    choice = new ChainChoice(chains, TLS12, TLS13, SUITES, GROUPS, tlsPreemptCipherlist);
    for (CertificateChain chain : chains) {
      SSLContext context = SSLContext.getInstance("TLS", provider);
      context.init(
          new KeyManager[] {new ChainKeyManager(chain)},
          new TrustManager[] {new NoClientTrust()},
          new SecureRandom());
      identities.add(new Identity(chain, context, groups(chain)));
    }
  }

  private static List<CipherSuite> suitesByStrength() {
    List<CipherSuite> suites = new ArrayList<>();
    for (CipherSuite suite : CipherSuite.values()) {
      if (suite.worksIn(TLS12)) {
        suites.add(suite);
      }
    }
    suites.sort(Comparator.comparingInt(CipherSuite::usedBits).reversed());
    return List.copyOf(suites);
  }

  /** The groups, and the certificate's curve: without it TLS 1.2 could not use the certificate. */
  private static List<String> groups(CertificateChain chain) {
    Set<String> names = new LinkedHashSet<>();
    for (NamedGroup group : GROUPS) {
      names.add(group.engineName());
    }
    NamedGroup.ofConfiguredName(chain.kind().curveName())
        .ifPresent(group -> names.add(group.engineName()));
    return List.copyOf(names);
  }

  /**
   * Makes the engine for one connection.
   *
   * @param hello what the peer sent first, if that made sense; the engine reads it, too
   * @throws SSLException when the library cannot make an engine
   */
  public ServerConnection accept(Optional<ClientHello> hello) throws SSLException {
    Identity identity = identity(choice.choose(hello).orElseThrow());
    SSLEngine engine = createEngine(identity.context);
    engine.setUseClientMode(false);
    engine.setSSLParameters(
        new EngineParameters(PROTOCOLS, suites(hello), identity.groups.toArray(String[]::new)));
    return new ServerConnection(new TlsEngine(engine), identity.chain, hello);
  }

  /** Without descriptors to spare the library throws something that hides the cause. */
  private static SSLEngine createEngine(SSLContext context) throws SSLException {
    try {
      return context.createSSLEngine();
    } catch (RuntimeException e) {
      throw new SSLException("no TLS engine: " + e.getMessage(), e);
    }
  }

  private Identity identity(CertificateChain chain) {
    for (Identity identity : identities) {
      if (identity.chain.equals(chain)) {
        return identity;
      }
    }
    throw new IllegalStateException("a chain that nobody configured");
  }

  /**
   * The cipher suites in the order that decides. The library always goes by the server's order, so
   * where the client's is to decide, it is made the server's. The whole list is needed even for TLS
   * 1.3, whose suites are no part of it: without a suite for its key a certificate is never used.
   */
  private String[] suites(Optional<ClientHello> hello) {
    Set<CipherSuite> ordered = new LinkedHashSet<>();
    if (hello.isPresent() && !choice.tlsPreemptCipherlist()) {
      for (int code : hello.get().cipherSuites()) {
        CipherSuite.ofCode(code).filter(SUITES::contains).ifPresent(ordered::add);
      }
    }
    ordered.addAll(SUITES);
    String[] names = new String[ordered.size()];
    int count = 0;
    for (CipherSuite suite : ordered) {
      names[count++] = suite.javaName();
    }
    return names;
  }
}
