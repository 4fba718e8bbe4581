package org.jtlsproxy.config;

import java.util.List;

/** Where a role's own certificates and private keys are. */
public sealed interface CertificateSource {

  /**
   * PEM files of keys and chains, read one after the other ({@code ..._chain_files}).
   *
   * @param files at least one, unless the parameter holds nothing but separators
   */
  record ChainFiles(List<String> files) implements CertificateSource {
    /** Takes a copy. */
    public ChainFiles {
      files = List.copyOf(files);
    }
  }

  /**
   * One certificate file and one key file per algorithm ({@code ..._cert_file} and {@code
   * ..._key_file}), in the order in which Postfix loads them.
   */
  record FilePairs(List<FilePair> pairs) implements CertificateSource {
    /** Takes a copy. */
    public FilePairs {
      pairs = List.copyOf(pairs);
    }
  }

  /** No certificate, and none wanted. */
  record Anonymous() implements CertificateSource {}

  /**
   * A certificate and its key.
   *
   * @param algorithm what kind of key the parameters are meant for
   * @param certificateFile the name of a PEM file; not empty
   * @param keyFile the name of a PEM file
   */
  record FilePair(Algorithm algorithm, String certificateFile, String keyFile) {}

  /** The kinds of keys that have parameters of their own. */
  enum Algorithm {
    /** {@code cert_file}. */
    RSA,
    /** {@code dcert_file}. */
    DSA,
    /** {@code eccert_file}. */
    ECDSA
  }
}
