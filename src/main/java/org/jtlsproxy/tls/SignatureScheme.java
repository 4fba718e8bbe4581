package org.jtlsproxy.tls;

import org.jtlsproxy.tls.cert.EcCurve;
import org.jtlsproxy.tls.cert.KeyAlgorithm;
import org.jtlsproxy.tls.cert.KeyKind;

/** The signature schemes that the engine can make as a server (RFC 8446 section 4.2.3). */
enum SignatureScheme {
  RSA_PSS_RSAE_SHA256(0x0804, KeyAlgorithm.RSA, "SHA256"),
  RSA_PSS_RSAE_SHA384(0x0805, KeyAlgorithm.RSA, "SHA384"),
  RSA_PSS_RSAE_SHA512(0x0806, KeyAlgorithm.RSA, "SHA512"),
  RSA_PKCS1_SHA256(0x0401, KeyAlgorithm.RSA, "SHA256"),
  RSA_PKCS1_SHA384(0x0501, KeyAlgorithm.RSA, "SHA384"),
  RSA_PKCS1_SHA512(0x0601, KeyAlgorithm.RSA, "SHA512"),
  RSA_PKCS1_SHA1(0x0201, KeyAlgorithm.RSA, "SHA1"),
  ECDSA_SECP256R1_SHA256(0x0403, KeyAlgorithm.EC, "SHA256"),
  ECDSA_SECP384R1_SHA384(0x0503, KeyAlgorithm.EC, "SHA384"),
  ECDSA_SECP521R1_SHA512(0x0603, KeyAlgorithm.EC, "SHA512"),
  ECDSA_SHA1(0x0203, KeyAlgorithm.EC, "SHA1"),
  ED25519(0x0807, KeyAlgorithm.ED25519, "");

  private final int code;
  private final KeyAlgorithm algorithm;
  private final String digest;

  SignatureScheme(int code, KeyAlgorithm algorithm, String digest) {
    this.code = code;
    this.algorithm = algorithm;
    this.digest = digest;
  }

  int code() {
    return code;
  }

  /** The digest as Postfix logs it; empty if the scheme has none of its own. */
  String digest() {
    return digest;
  }

  /**
   * Whether a key of this kind can sign so in a connection of this version.
   *
   * @param version the number on the wire: 0x0303 or 0x0304
   */
  boolean fits(KeyKind kind, int version) {
    if (kind.algorithm() != algorithm) {
      return false;
    }
    if (version < CipherSuite.Since.TLSV1_3.version()) {
      return true;
    }
    if (kind instanceof KeyKind.Ec ec) {
      return this == ofCurve(ec.curve());
    }
    return switch (this) {
      case RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RSA_PKCS1_SHA1 -> false;
      default -> true;
    };
  }

  /** In TLS 1.3 the curve decides the scheme. */
  static SignatureScheme ofCurve(EcCurve curve) {
    return switch (curve) {
      case P256 -> ECDSA_SECP256R1_SHA256;
      case P384 -> ECDSA_SECP384R1_SHA384;
      case P521 -> ECDSA_SECP521R1_SHA512;
    };
  }
}
