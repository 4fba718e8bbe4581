package org.jtlsproxy.tls;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
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
  private static final int TLS12 = 0x0303;

  /**
   * For a client that is going to get TLS 1.3. Its suites are no part of the list, and still the
   * library wants one for the certificate's key there; so the list is a whole one then, and none of
   * it can come to be used.
   */
  private static final String[] TLS13_ONLY = {ProtocolVersion.TLSV1_3.text()};

  /** The suites up to TLS 1.2 that the engine has. */
  private static final List<CipherSuite> ALL_SUITES = allSuites();

  private final ServerPolicy policy;
  private final ChainChoice choice;
  private final GroupOrder groupOrder;
  private final List<CipherSuite> suites;
  private final ProtocolVersions protocols;
  private final List<Identity> identities;

  /** A chain, and the context of the connections that use it. */
  private record Identity(CertificateChain chain, SSLContext context) {}

  /**
   * Sets up the role.
   *
   * @param provider Conscrypt
   * @param chains at most one for each kind of key; at least one
   * @param policy what to accept
   * @throws GeneralSecurityException when the library refuses a key or certificate
   */
  public ServerContext(Provider provider, List<CertificateChain> chains, ServerPolicy policy)
      throws GeneralSecurityException {
    this(identities(provider, chains), policy);
  }

  private ServerContext(List<Identity> identities, ServerPolicy policy) {
    this.identities = identities;
    this.policy = policy;
    suites =
        policy.ciphers() instanceof CipherPolicy.Accepting accepting
            ? accepting.suites()
            : List.of();
    protocols = suites.isEmpty() ? policy.protocols().onlyTls13() : policy.protocols();
    List<CertificateChain> chains = new ArrayList<>();
    for (Identity identity : identities) {
      chains.add(identity.chain);
    }
    choice =
        new ChainChoice(chains, protocols, suites, policy.groups(), policy.tlsPreemptCipherlist());
    groupOrder = new GroupOrder(policy.groups(), policy.tlsPreemptCipherlist());
  }

  private static List<Identity> identities(Provider provider, List<CertificateChain> chains)
      throws GeneralSecurityException {
    if (chains.isEmpty()) {
      throw new IllegalArgumentException("no certificate");
    }
    List<Identity> identities = new ArrayList<>();
    for (CertificateChain chain : chains) {
      SSLContext context = SSLContext.getInstance("TLS", provider);
      context.init(
          new KeyManager[] {new ChainKeyManager(chain)},
          new TrustManager[] {new NoClientTrust()},
          new SecureRandom());
      identities.add(new Identity(chain, context));
    }
    return identities;
  }

  /** The same certificates under another policy. */
  ServerContext under(ServerPolicy other) {
    return new ServerContext(identities, other);
  }

  private static List<CipherSuite> allSuites() {
    List<CipherSuite> suites = new ArrayList<>();
    for (CipherSuite suite : CipherSuite.values()) {
      if (suite.worksIn(TLS12)) {
        suites.add(suite);
      }
    }
    return List.copyOf(suites);
  }

  /**
   * Why no session is possible.
   *
   * @return the text that Postfix logs for each session, after {@code warning: NAMADDR: }; empty
   *     when sessions are possible
   */
  public Optional<String> problem() {
    return policy.ciphers() instanceof CipherPolicy.Failing failing
        ? Optional.of(failing.problem())
        : Optional.empty();
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
    Optional<ProtocolVersion> version = hello.flatMap(protocols::best);
    boolean tls13 = version.isPresent() && version.get() == ProtocolVersion.TLSV1_3;
    engine.setSSLParameters(
        new EngineParameters(
            tls13 ? TLS13_ONLY : protocols.namesFor(version).toArray(String[]::new),
            names(tls13 ? ALL_SUITES : suites(hello)),
            groups(hello, version, identity.chain)));
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

  private String[] groups(
      Optional<ClientHello> hello, Optional<ProtocolVersion> version, CertificateChain chain) {
    List<String> names = new ArrayList<>();
    for (NamedGroup group : groupOrder.forClient(hello, version, chain.kind())) {
      names.add(group.engineName());
    }
    return names.toArray(String[]::new);
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
   * The cipher suites up to TLS 1.2 in the order that decides. The library always goes by the
   * server's order, so where the client's is to decide, it is made the server's.
   */
  private Collection<CipherSuite> suites(Optional<ClientHello> hello) {
    Set<CipherSuite> ordered = new LinkedHashSet<>();
    if (hello.isPresent() && !policy.tlsPreemptCipherlist()) {
      for (int code : hello.get().cipherSuites()) {
        CipherSuite.ofCode(code).filter(suites::contains).ifPresent(ordered::add);
      }
    }
    ordered.addAll(suites);
    return ordered;
  }

  private static String[] names(Collection<CipherSuite> suites) {
    String[] names = new String[suites.size()];
    int count = 0;
    for (CipherSuite suite : suites) {
      names[count++] = suite.javaName();
    }
    return names;
  }
}
