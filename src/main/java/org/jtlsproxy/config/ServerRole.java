package org.jtlsproxy.config;

import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_ENFORCE_TLS;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_ASK_CCERT;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_CERT_FILE;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_CHAIN_FILES;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_CIPHERS;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_DCERT_FILE;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_DKEY_FILE;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_ECCERT_FILE;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_ECKEY_FILE;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_EXCLUDE_CIPHERS;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_FINGERPRINT_DIGEST;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_KEY_FILE;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_LOGLEVEL;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_MANDATORY_CIPHERS;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_MANDATORY_EXCLUDE_CIPHERS;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_MANDATORY_PROTOCOLS;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_PROTOCOLS;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_REQ_CCERT;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_TLS_SECURITY_LEVEL;
import static org.jtlsproxy.config.ServerRoleParameters.TLSPROXY_USE_TLS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jtlsproxy.config.CertificateSource.Algorithm;
import org.jtlsproxy.config.CertificateSource.FilePair;

/**
 * What the server role is to do, decided once for all sessions (tlsproxy(8), STARTTLS SERVER
 * CONTROLS).
 *
 * @param enforce whether clients must use TLS, so that the mandatory settings apply
 * @param askClientCert whether to ask clients for a certificate
 * @param requireClientCert whether a client is expected to have a trusted certificate; no handshake
 *     fails for the lack of it, the caller decides
 * @param certificates where the server's certificates are
 * @param protocols the protocol list, not yet parsed
 * @param cipherGrade the name of the cipher grade, not yet checked
 * @param cipherExclusions what to exclude from it, separated by blanks
 * @param logLevel what to log
 * @param fingerprintDigest the digest for client certificate fingerprints
 */
public record ServerRole(
    boolean enforce,
    boolean askClientCert,
    boolean requireClientCert,
    CertificateSource certificates,
    String protocols,
    String cipherGrade,
    String cipherExclusions,
    TlsLogLevel logLevel,
    String fingerprintDigest) {

  /**
   * Decides whether there is a server role, and which.
   *
   * @param configuration with the roles' parameters evaluated
   * @param warnings receives the text after {@code warning: }
   * @return nothing when the role is disabled or cannot work; a warning has said why
   * @throws ConfigurationException for an unknown security level
   */
  public static Optional<ServerRole> decide(
      Configuration configuration, Consumer<String> warnings) {
    TlsPolicy policy = policy(configuration, warnings);
    if (!policy.use()) {
      warnings.accept(
          "TLS server role is disabled with tlsproxy_tls_security_level or tlsproxy_use_tls");
      return Optional.empty();
    }
    boolean enforce = policy.enforce();
    boolean require = configuration.get(TLSPROXY_TLS_REQ_CCERT);
    boolean ask = configuration.get(TLSPROXY_TLS_ASK_CCERT) || (enforce && require);
    Optional<CertificateSource> certificates = certificates(configuration, warnings);
    if (certificates.isEmpty() && ask) {
      warnings.accept("Need a server cert to request client certs");
    }
    if (!enforce && require) {
      warnings.accept("Can't require client certs unless TLS is required");
    }
    if (certificates.isEmpty() && (ask || !anonymous(configuration))) {
      warnings.accept("No server certs available. TLS can't be enabled");
      return Optional.empty();
    }
    return Optional.of(
        new ServerRole(
            enforce,
            ask,
            require && enforce,
            certificates.orElseGet(CertificateSource.Anonymous::new),
            configuration.get(enforce ? TLSPROXY_TLS_MANDATORY_PROTOCOLS : TLSPROXY_TLS_PROTOCOLS),
            configuration.get(enforce ? TLSPROXY_TLS_MANDATORY_CIPHERS : TLSPROXY_TLS_CIPHERS),
            exclusions(configuration, enforce, ask),
            TlsLogLevel.parse(
                TLSPROXY_TLS_LOGLEVEL.name(), configuration.get(TLSPROXY_TLS_LOGLEVEL), warnings),
            configuration.get(TLSPROXY_TLS_FINGERPRINT_DIGEST)));
  }

  private static TlsPolicy policy(Configuration configuration, Consumer<String> warnings) {
    String name = configuration.get(TLSPROXY_TLS_SECURITY_LEVEL);
    if (name.isEmpty()) {
      boolean enforce = configuration.get(TLSPROXY_ENFORCE_TLS);
      return new TlsPolicy(enforce || configuration.get(TLSPROXY_USE_TLS), enforce);
    }
    return switch (SecurityLevel.parse(name)) {
      case NONE -> new TlsPolicy(false, false);
      case MAY -> new TlsPolicy(true, false);
      case ENCRYPT -> new TlsPolicy(true, true);
      case FINGERPRINT, VERIFY, SECURE -> {
        warnings.accept(
            "tlsproxy_tls_security_level: unsupported TLS level \""
                + name
                + "\", using \"encrypt\"");
        yield new TlsPolicy(true, true);
      }
      case DANE, DANE_ONLY -> throw SecurityLevel.invalid(name);
    };
  }

  /** Whether the lack of a certificate is deliberate. */
  private static boolean anonymous(Configuration configuration) {
    return configuration.get(TLSPROXY_TLS_CERT_FILE).equalsIgnoreCase("none");
  }

  private static Optional<CertificateSource> certificates(
      Configuration configuration, Consumer<String> warnings) {
    List<FilePair> pairs = new ArrayList<>();
    if (!anonymous(configuration)) {
      addPair(pairs, Algorithm.RSA, configuration, TLSPROXY_TLS_CERT_FILE, TLSPROXY_TLS_KEY_FILE);
    }
    addPair(pairs, Algorithm.DSA, configuration, TLSPROXY_TLS_DCERT_FILE, TLSPROXY_TLS_DKEY_FILE);
    addPair(
        pairs, Algorithm.ECDSA, configuration, TLSPROXY_TLS_ECCERT_FILE, TLSPROXY_TLS_ECKEY_FILE);
    String chainFiles = configuration.get(TLSPROXY_TLS_CHAIN_FILES);
    if (chainFiles.isEmpty()) {
      return pairs.isEmpty()
          ? Optional.empty()
          : Optional.of(new CertificateSource.FilePairs(pairs));
    }
    if (!pairs.isEmpty()) {
      warnings.accept(
          "Both tlsproxy_tls_chain_files and one or more of the legacy  tlsproxy_tls_cert_file,"
              + " tlsproxy_tls_eccert_file or tlsproxy_tls_dcert_file are non-empty; the legacy "
              + " parameters will be ignored");
    }
    return Optional.of(new CertificateSource.ChainFiles(WordList.split(chainFiles)));
  }

  private static void addPair(
      List<FilePair> pairs,
      Algorithm algorithm,
      Configuration configuration,
      Parameter<String> certificateFile,
      Parameter<String> keyFile) {
    String name = configuration.get(certificateFile);
    if (!name.isEmpty()) {
      pairs.add(new FilePair(algorithm, name, configuration.get(keyFile)));
    }
  }

  private static String exclusions(Configuration configuration, boolean enforce, boolean ask) {
    List<String> exclusions = new ArrayList<>();
    exclusions.add(configuration.get(TLSPROXY_TLS_EXCLUDE_CIPHERS));
    if (enforce) {
      exclusions.add(configuration.get(TLSPROXY_TLS_MANDATORY_EXCLUDE_CIPHERS));
    }
    if (ask) {
      // A server that shows no certificate may not ask for one.
      exclusions.add("aNULL");
    }
    exclusions.removeIf(String::isEmpty);
    return String.join(" ", exclusions);
  }
}
