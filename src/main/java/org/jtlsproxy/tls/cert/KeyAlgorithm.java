package org.jtlsproxy.tls.cert;

/**
 * The key algorithms that the TLS engine can sign with. A context has one slot for each, so it can
 * present at most one chain per algorithm.
 */
public enum KeyAlgorithm {
  /** RSA keys with the identifier rsaEncryption (RFC 3279 section 2.3.1). */
  RSA("RSA", "SHA256withRSA", "2a864886f70d010101"),
  /** Elliptic-curve keys (RFC 5480 section 2.1.1). */
  EC("EC", "SHA256withECDSA", "2a8648ce3d0201"),
  /** Ed25519 keys (RFC 8410 section 3). */
  ED25519("EdDSA", "EdDSA", "2b6570");

  private final String keyFactory;
  private final String signature;
  private final String identifier;

  KeyAlgorithm(String keyFactory, String signature, String identifier) {
    this.keyFactory = keyFactory;
    this.signature = signature;
    this.identifier = identifier;
  }

  /** The name of this algorithm's {@link java.security.KeyFactory}. */
  String keyFactory() {
    return keyFactory;
  }

  /** The name of one {@link java.security.Signature} that keys of this algorithm can make. */
  String signature() {
    return signature;
  }

  /** The contents of the object identifier that names this algorithm, in hexadecimal. */
  String identifier() {
    return identifier;
  }

  static KeyAlgorithm ofIdentifier(DerReader contents) throws MalformedDerException {
    String identifier = contents.hex();
    for (KeyAlgorithm algorithm : values()) {
      if (identifier.equals(algorithm.identifier)) {
        return algorithm;
      }
    }
    throw new MalformedDerException("unsupported key algorithm");
  }
}
