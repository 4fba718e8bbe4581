package org.jtlsproxy.postfix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Kinds of server key, each able to make a self-signed certificate for itself. */
public enum ServerKey {
  ECDSA_P256("ec", "ec_paramgen_curve:P-256"),
  RSA_2048("rsa", "rsa_keygen_bits:2048");

  private final String algorithm;
  private final String parameter;

  ServerKey(String algorithm, String parameter) {
    this.algorithm = algorithm;
    this.parameter = parameter;
  }

  /**
   * Makes a key and a certificate.
   *
   * @param directory gets the file NAME.pem with both, key first, as smtpd_tls_chain_files wants it
   * @param commonName of the certificate
   * @return the file
   */
  public Path createChain(Path directory, String name, String commonName) {
    Path key = directory.resolve(name + ".key");
    Path certificate = directory.resolve(name + ".crt");
    Path chain = directory.resolve(name + ".pem");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-newkey", algorithm, "-pkeyopt", parameter));
    arguments.addAll(List.of("-nodes", "-days", "30", "-subj", "/CN=" + commonName));
    arguments.addAll(List.of("-keyout", key.toString(), "-out", certificate.toString()));
    Command.of(Prerequisites.program("openssl", "openssl"), "req", "-x509")
        .with(arguments)
        .run()
        .orFail();
    try {
      Files.writeString(chain, Files.readString(key) + Files.readString(certificate));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return chain;
  }
}
