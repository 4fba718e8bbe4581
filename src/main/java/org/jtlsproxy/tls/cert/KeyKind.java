package org.jtlsproxy.tls.cert;

import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Optional;

/** What sort of key it is, in the terms of Postfix's "TLS connection established" log line. */
public sealed interface KeyKind {
  /** The slot that a key of this kind takes. */
  KeyAlgorithm algorithm();

  /** The name of the signature that this key makes in TLS 1.3, as Postfix logs it. */
  String signatureName();

  /** OpenSSL's short name of the curve; empty when the key has none to speak of. */
  default String curveName() {
    return "";
  }

  /** The size of the modulus in bits; 0 when the curve says it all. */
  default int bits() {
    return 0;
  }

  /**
   * An RSA key.
   *
   * @param bits the size of the modulus
   */
  record Rsa(@Override int bits) implements KeyKind {
    @Override
    public KeyAlgorithm algorithm() {
      return KeyAlgorithm.RSA;
    }

    @Override
    public String signatureName() {
      return "RSA-PSS";
    }
  }

  /**
   * An elliptic-curve key.
   *
   * @param curve the named curve
   */
  record Ec(EcCurve curve) implements KeyKind {
    @Override
    public KeyAlgorithm algorithm() {
      return KeyAlgorithm.EC;
    }

    @Override
    public String signatureName() {
      return "ECDSA";
    }

    @Override
    public String curveName() {
      return curve.openSslName();
    }
  }

  /** An Ed25519 key. */
  record Ed25519() implements KeyKind {
    @Override
    public KeyAlgorithm algorithm() {
      return KeyAlgorithm.ED25519;
    }

    @Override
    public String signatureName() {
      return "ED25519";
    }
  }

  /**
   * The kind of a certificate's key, read from its SubjectPublicKeyInfo (RFC 5280 section 4.1).
   *
   * @return empty when the TLS engine has no use for such a key: another algorithm, another curve
   */
  static Optional<KeyKind> of(PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(ofSubjectPublicKeyInfo(new DerReader(encoded).enter(Der.SEQUENCE)));
    } catch (MalformedDerException e) {
      return Optional.empty();
    }
  }

  private static KeyKind ofSubjectPublicKeyInfo(DerReader info) throws MalformedDerException {
    DerReader identifier = info.enter(Der.SEQUENCE);
    KeyAlgorithm algorithm = KeyAlgorithm.ofIdentifier(identifier.enter(Der.OBJECT_IDENTIFIER));
    return switch (algorithm) {
      case RSA -> new Rsa(modulusBits(info.enter(Der.BIT_STRING).skipUnusedBits()));
      case EC -> new Ec(EcCurve.ofIdentifier(identifier.enter(Der.OBJECT_IDENTIFIER)));
      case ED25519 -> new Ed25519();
    };
  }

  private static int modulusBits(DerReader key) throws MalformedDerException {
    byte[] modulus = key.enter(Der.SEQUENCE).enter(Der.INTEGER).content();
    return new BigInteger(1, modulus).bitLength();
  }
}
