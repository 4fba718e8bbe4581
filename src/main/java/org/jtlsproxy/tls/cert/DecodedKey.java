package org.jtlsproxy.tls.cert;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;

/**
 * An unencrypted private key from the contents of a PEM object.
 *
 * @param key the key
 * @param algorithm its algorithm
 * @param excessData whether there were bytes after it
 */
record DecodedKey(PrivateKey key, KeyAlgorithm algorithm, boolean excessData) {
  private static final byte[] VERSION_0 = Der.element(Der.INTEGER, new byte[1]);
  private static final byte[] RSA_IDENTIFIER =
      Der.element(
          Der.SEQUENCE, Der.objectIdentifier(KeyAlgorithm.RSA.identifier()), Der.element(Der.NULL));

  /** Whether Postfix takes an object with this PEM label for a private key. */
  static boolean isLabel(String label) {
    return switch (label) {
      case "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" -> true;
      default -> false;
    };
  }

  /**
   * Decodes the first DER element: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017 appendix A.1.2) or an EC
   * private key (RFC 5915). The label must not contradict what is found.
   */
  static DecodedKey decode(Provider provider, String label, byte[] der)
      throws GeneralSecurityException {
    if (label.equals("DSA PRIVATE KEY")) {
      throw new MalformedDerException("unsupported key algorithm");
    }
    DerReader reader = new DerReader(der);
    byte[] element = reader.element();
    DerReader fields = new DerReader(element).enter(Der.SEQUENCE);
    fields.enter(Der.INTEGER);
    byte[] pkcs8;
    if (fields.nextIs(Der.SEQUENCE)) {
      pkcs8 = element;
    } else if (label.equals("RSA PRIVATE KEY")) {
      pkcs8 = wrap(RSA_IDENTIFIER, element);
    } else if (label.equals("EC PRIVATE KEY")) {
      pkcs8 = wrap(ecIdentifier(fields), element);
    } else {
      throw new MalformedDerException("wrong tag");
    }
    KeyAlgorithm algorithm = algorithm(pkcs8);
    if (!allows(label, algorithm)) {
      throw new MalformedDerException("key is not what its PEM label says");
    }
    return new DecodedKey(generate(provider, algorithm, pkcs8), algorithm, !reader.atEnd());
  }

  private static byte[] wrap(byte[] identifier, byte[] key) {
    return Der.element(Der.SEQUENCE, VERSION_0, identifier, Der.element(Der.OCTET_STRING, key));
  }

  private static byte[] ecIdentifier(DerReader fields) throws MalformedDerException {
    fields.enter(Der.OCTET_STRING);
    return Der.element(
        Der.SEQUENCE,
        Der.objectIdentifier(KeyAlgorithm.EC.identifier()),
        fields.enter(Der.EXPLICIT_0).element());
  }

  private static KeyAlgorithm algorithm(byte[] pkcs8) throws MalformedDerException {
    DerReader fields = new DerReader(pkcs8).enter(Der.SEQUENCE);
    fields.enter(Der.INTEGER);
    DerReader identifier = fields.enter(Der.SEQUENCE);
    KeyAlgorithm algorithm = KeyAlgorithm.ofIdentifier(identifier.enter(Der.OBJECT_IDENTIFIER));
    if (algorithm == KeyAlgorithm.EC) {
      // Only to refuse curves that can be parsed but not used in TLS.
      EcCurve.ofIdentifier(identifier.enter(Der.OBJECT_IDENTIFIER));
    }
    return algorithm;
  }

  private static boolean allows(String label, KeyAlgorithm algorithm) {
    return switch (label) {
      case "PRIVATE KEY" -> true;
      case "RSA PRIVATE KEY" -> algorithm == KeyAlgorithm.RSA;
      case "EC PRIVATE KEY" -> algorithm == KeyAlgorithm.EC;
      default -> false;
    };
  }

  private static PrivateKey generate(Provider provider, KeyAlgorithm algorithm, byte[] pkcs8)
      throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance(algorithm.keyFactory(), provider)
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (RuntimeException e) {
      // A provider may wrap what it thinks of hostile bytes in an unchecked exception.
      throw new InvalidKeySpecException(e);
    }
  }
}
