package org.jtlsproxy;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jtlsproxy.config.CertificateSource;
import org.jtlsproxy.config.Configuration;
import org.jtlsproxy.config.MainCf;
import org.jtlsproxy.config.ServerRole;
import org.jtlsproxy.config.TlsLibraryParameters;
import org.jtlsproxy.config.TlsLogLevel;
import org.jtlsproxy.config.WithoutEffect;
import org.jtlsproxy.log.Log;
import org.jtlsproxy.tls.CipherGrade;
import org.jtlsproxy.tls.CipherPolicy;
import org.jtlsproxy.tls.GroupList;
import org.jtlsproxy.tls.NamedGroup;
import org.jtlsproxy.tls.ProtocolList;
import org.jtlsproxy.tls.ProtocolVersion;
import org.jtlsproxy.tls.ProtocolVersions;
import org.jtlsproxy.tls.ServerContext;
import org.jtlsproxy.tls.ServerPolicy;
import org.jtlsproxy.tls.TlsLibrary;
import org.jtlsproxy.tls.cert.CertificateFiles;
import org.jtlsproxy.tls.cert.ChainLoader;
import org.jtlsproxy.tls.cert.ChainResult;

/**
 * The TLS server role as main.cf wants it, set up while the keys can still be read.
 *
 * @param context for all sessions
 * @param logSummary whether tlsproxy_tls_loglevel asks for a line per established session
 */
record ServerSetup(ServerContext context, boolean logSummary) {
  /**
   * Sets up the role.
   *
   * @return nothing when the role is disabled or cannot work; a warning has said why, and every
   *     request for the role will be refused
   */
  static Optional<ServerSetup> prepare(MainCf mainCf, Configuration configuration, Log log) {
    Optional<ServerRole> role = ServerRole.decide(configuration, log::warning);
    if (role.isEmpty()) {
      return Optional.empty();
    }
    for (String warning : WithoutEffect.warnings(mainCf)) {
      log.warning(warning);
    }
    TlsLogLevel logLevel = role.get().logLevel();
    if (logLevel.has(TlsLogLevel.Flag.VERBOSE)) {
      log.info("initializing the server-side TLS engine");
    }
    configuration.evaluateTlsLibrary();
    configuration.evaluateServerNameMaps();
    if (role.get().certificates() instanceof CertificateSource.Anonymous) {
      // Anonymous key exchange, the only kind that needs none, is not in the library.
      log.warning("No server certs available. TLS can't be enabled");
      return Optional.empty();
    }
    Optional<ProtocolVersions> protocols = ProtocolList.parse(role.get().protocols());
    if (protocols.isEmpty() || protocols.get().isEmpty()) {
      log.warning(
          "Invalid TLS protocol list \"" + role.get().protocols() + "\": disabling TLS support");
      return Optional.empty();
    }
    Provider provider = TlsLibrary.provider();
    ChainResult result = new ChainLoader(provider).load(files(role.get().certificates()));
    for (String warning : result.warnings()) {
      log.warning(warning);
    }
    if (!(result instanceof ChainResult.Loaded loaded)) {
      return Optional.empty();
    }
    try {
      ServerContext context =
          new ServerContext(
              provider,
              loaded.chains(),
              new ServerPolicy(
                  protocols.get(),
                  ciphers(role.get(), protocols.get(), configuration, log),
                  groups(configuration, log),
                  configuration.get(TlsLibraryParameters.TLS_PREEMPT_CIPHERLIST)));
      return Optional.of(new ServerSetup(context, logLevel.has(TlsLogLevel.Flag.SUMMARY)));
    } catch (GeneralSecurityException e) {
      log.warning("TLS library problem: " + e.getMessage());
      log.warning("cannot allocate server SSL_CTX: disabling TLS support");
      return Optional.empty();
    }
  }

  /** The administrator's own list is taken as it is; the default is that of a newer OpenSSL. */
  private static List<NamedGroup> groups(Configuration configuration, Log log) {
    String list = configuration.get(TlsLibraryParameters.TLS_EECDH_AUTO_CURVES);
    return list.equals(TlsLibraryParameters.TLS_EECDH_AUTO_CURVES.defaultText())
        ? GroupList.defaults()
        : GroupList.parse(list, log::warning);
  }

  /** What is wrong with the lists is for each session to say, but not what is only missing here. */
  private static CipherPolicy ciphers(
      ServerRole role, ProtocolVersions protocols, Configuration configuration, Log log) {
    Map<CipherGrade, String> lists = new EnumMap<>(CipherGrade.class);
    lists.put(CipherGrade.HIGH, configuration.get(TlsLibraryParameters.TLS_HIGH_CIPHERLIST));
    lists.put(CipherGrade.MEDIUM, configuration.get(TlsLibraryParameters.TLS_MEDIUM_CIPHERLIST));
    lists.put(CipherGrade.LOW, configuration.get(TlsLibraryParameters.TLS_LOW_CIPHERLIST));
    lists.put(CipherGrade.EXPORT, configuration.get(TlsLibraryParameters.TLS_EXPORT_CIPHERLIST));
    lists.put(CipherGrade.NULL, configuration.get(TlsLibraryParameters.TLS_NULL_CIPHERLIST));
    CipherPolicy policy = CipherPolicy.of(role.cipherGrade(), role.cipherExclusions(), lists);
    if (policy instanceof CipherPolicy.Accepting accepting && accepting.suites().isEmpty()) {
      if (!protocols.accepted().contains(ProtocolVersion.TLSV1_3)) {
        return new CipherPolicy.Failing(
            "error setting cipher grade: \"" + role.cipherGrade() + "\"");
      }
      log.warning(
          "cipher grade \""
              + role.cipherGrade()
              + "\": the TLS library has none of its ciphers, leaving only TLSv1.3");
    }
    return policy;
  }

  private static CertificateFiles files(CertificateSource source) {
    if (source instanceof CertificateSource.ChainFiles chains) {
      return new CertificateFiles.ChainFiles(String.join(" ", chains.files()));
    }
    List<CertificateFiles.Pair> pairs = new ArrayList<>();
    if (source instanceof CertificateSource.FilePairs filePairs) {
      for (CertificateSource.FilePair pair : filePairs.pairs()) {
        pairs.add(
            new CertificateFiles.Pair(
                label(pair.algorithm()), pair.certificateFile(), pair.keyFile()));
      }
    }
    return new CertificateFiles.LegacyPairs(pairs);
  }

  private static CertificateFiles.Label label(CertificateSource.Algorithm algorithm) {
    return switch (algorithm) {
      case RSA -> CertificateFiles.Label.RSA;
      case DSA -> CertificateFiles.Label.DSA;
      case ECDSA -> CertificateFiles.Label.ECDSA;
    };
  }
}
