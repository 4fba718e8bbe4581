package org.jtlsproxy.session;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import org.jtlsproxy.tls.CipherPolicy;
import org.jtlsproxy.tls.GroupList;
import org.jtlsproxy.tls.ProtocolVersions;
import org.jtlsproxy.tls.ServerContext;
import org.jtlsproxy.tls.ServerPolicy;
import org.jtlsproxy.tls.TlsLibrary;
import org.jtlsproxy.tls.cert.CertificateFiles;
import org.jtlsproxy.tls.cert.ChainLoader;
import org.jtlsproxy.tls.cert.ChainResult;

/** The TLS server role with the keys of the loader's tests. */
final class ServerKeys {
  static final ServerContext ECDSA = context("ec", CipherPolicy.defaults());
  static final ServerContext RSA = context("rsa", CipherPolicy.defaults());

  /** Its cipher list makes no sense. */
  static final ServerContext FAILING =
      context("ec", new CipherPolicy.Failing("invalid cipher grade: \"bogus\""));

  private ServerKeys() {}

  private static ServerContext context(String name, CipherPolicy ciphers) {
    CertificateFiles.Pair pair =
        new CertificateFiles.Pair(
            CertificateFiles.Label.RSA, resource(name + ".crt"), resource(name + ".key"));
    ChainResult result =
        new ChainLoader(TlsLibrary.provider())
            .load(new CertificateFiles.LegacyPairs(List.of(pair)));
    if (!(result instanceof ChainResult.Loaded loaded)) {
      throw new IllegalStateException(String.join("\n", result.warnings()));
    }
    ServerPolicy policy =
        new ServerPolicy(ProtocolVersions.all(), ciphers, GroupList.defaults(), false);
    try {
      return new ServerContext(TlsLibrary.provider(), loaded.chains(), policy);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(ChainLoader.class.getResource(name), name).toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
