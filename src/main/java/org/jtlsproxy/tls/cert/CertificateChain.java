package org.jtlsproxy.tls.cert;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and the certificates to present with it.
 *
 * @param privateKey the key; it matches the leaf certificate
 * @param certificates the leaf certificate, then its issuers in the order of the file; not empty
 * @param kind what sort of key it is
 */
public record CertificateChain(
    PrivateKey privateKey, List<X509Certificate> certificates, KeyKind kind) {

  /** Refuses a chain without a certificate. */
  public CertificateChain {
    certificates = List.copyOf(certificates);
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("a chain needs a leaf certificate");
    }
  }

  /** The certificate whose key is {@link #privateKey}. */
  public X509Certificate leaf() {
    return certificates.get(0);
  }
}
