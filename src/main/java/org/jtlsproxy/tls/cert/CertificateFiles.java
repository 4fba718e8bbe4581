package org.jtlsproxy.tls.cert;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the keys and certificates of one role are, as main.cf(5) or a client's request names them.
 */
public sealed interface CertificateFiles {
  /**
   * Files that hold keys, each followed by its chain; see smtpd_tls_chain_files in postconf(5).
   *
   * @param chainFiles the parameter value: file names separated by comma or white space
   */
  record ChainFiles(String chainFiles) implements CertificateFiles {}

  /**
   * At most one certificate file and key file per label, loaded in this order.
   *
   * @param pairs the pairs
   */
  record LegacyPairs(List<Pair> pairs) implements CertificateFiles {
    /** Takes a copy of the list. */
    public LegacyPairs {
      pairs = List.copyOf(pairs);
    }
  }

  /**
   * One certificate file and its key file.
   *
   * @param label the word for log lines only: the file may hold any algorithm
   * @param certFile the certificate chain, leaf first
   * @param keyFile the private key; the same name means one file with both, in any order
   */
  record Pair(Label label, String certFile, String keyFile) {}

  /** Which parameter a pair came from. */
  enum Label {
    /** {@code cert_file} and {@code key_file}. */
    RSA,
    /** {@code dcert_file} and {@code dkey_file}. */
    DSA,
    /** {@code eccert_file} and {@code eckey_file}. */
    ECDSA
  }

  /**
   * Applies Postfix's precedence to seven parameter values: chain files if there are any, else
   * every pair that has a certificate file. The literal {@code none} means nothing special here.
   */
  static CertificateFiles of(
      String chainFiles,
      String certFile,
      String keyFile,
      String dcertFile,
      String dkeyFile,
      String eccertFile,
      String eckeyFile) {
    if (!chainFiles.isEmpty()) {
      return new ChainFiles(chainFiles);
    }
    List<Pair> pairs = new ArrayList<>(3);
    addUnlessEmpty(pairs, Label.RSA, certFile, keyFile);
    addUnlessEmpty(pairs, Label.DSA, dcertFile, dkeyFile);
    addUnlessEmpty(pairs, Label.ECDSA, eccertFile, eckeyFile);
    return new LegacyPairs(pairs);
  }

  private static void addUnlessEmpty(
      List<Pair> pairs, Label label, String certFile, String keyFile) {
    if (!certFile.isEmpty()) {
      pairs.add(new Pair(label, certFile, keyFile));
    }
  }
}
