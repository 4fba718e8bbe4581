package org.jtlsproxy.tls;

import java.util.Optional;
import org.jtlsproxy.tls.cert.KeyKind;

/**
 * The digest in a TLS 1.3 signature, as Postfix logs it. The engine does not tell; it follows from
 * the key and, for RSA, from what the client offered.
 */
public final class SignatureDigest {
  private static final SignatureScheme[] RSA_PREFERENCE = {
    SignatureScheme.RSA_PSS_RSAE_SHA256,
    SignatureScheme.RSA_PSS_RSAE_SHA384,
    SignatureScheme.RSA_PSS_RSAE_SHA512
  };

  private SignatureDigest() {}

  /**
   * The digest of the server's own signature.
   *
   * @param kind the server's key
   * @param clientHello what the client offered, if it is known
   * @return {@code SHA256}, {@code SHA384}, {@code SHA512}, or empty when there is none or it
   *     cannot be known
   */
  public static String ofServer(KeyKind kind, Optional<ClientHello> clientHello) {
    if (kind instanceof KeyKind.Rsa && clientHello.isPresent()) {
      for (SignatureScheme scheme : RSA_PREFERENCE) {
        if (clientHello.get().signatureAlgorithms().contains(scheme.code())) {
          return scheme.digest();
        }
      }
    }
    return ofPeer(kind);
  }

  /** The digest of the peer's signature: known only if the key allows but one. */
  public static String ofPeer(KeyKind kind) {
    return kind instanceof KeyKind.Ec ec ? SignatureScheme.ofCurve(ec.curve()).digest() : "";
  }
}
