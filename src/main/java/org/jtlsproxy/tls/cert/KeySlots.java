package org.jtlsproxy.tls.cert;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The slots of one TLS context: for each key algorithm at most one key and one chain. */
final class KeySlots {
  private static final byte[] PROBE = {'j', 't', 'l', 's', 'p', 'r', 'o', 'x', 'y'};

  private final Provider provider;
  private final Map<KeyAlgorithm, PrivateKey> keys = new EnumMap<>(KeyAlgorithm.class);
  private final Map<KeyAlgorithm, List<X509Certificate>> certificates =
      new EnumMap<>(KeyAlgorithm.class);

  KeySlots(Provider provider) {
    this.provider = provider;
  }

  /**
   * Puts a key and its chain into an empty slot.
   *
   * @return false if they do not match or the slot is taken
   */
  boolean install(DecodedKey key, List<X509Certificate> chain) {
    KeyAlgorithm algorithm = key.algorithm();
    if (keys.containsKey(algorithm) || certificates.containsKey(algorithm)) {
      return false;
    }
    if (!matches(key.key(), algorithm, chain.get(0).getPublicKey())) {
      return false;
    }
    keys.put(algorithm, key.key());
    certificates.put(algorithm, List.copyOf(chain));
    return true;
  }

  /**
   * Puts a chain into its slot in place of what was there. A key that does not match is dropped.
   *
   * @return false if no slot is for such certificates
   */
  boolean putCertificates(List<X509Certificate> chain) {
    PublicKey publicKey = chain.get(0).getPublicKey();
    Optional<KeyKind> kind = KeyKind.of(publicKey);
    if (kind.isEmpty()) {
      return false;
    }
    KeyAlgorithm algorithm = kind.get().algorithm();
    certificates.put(algorithm, List.copyOf(chain));
    PrivateKey key = keys.get(algorithm);
    if (key != null && !matches(key, algorithm, publicKey)) {
      keys.remove(algorithm);
    }
    return true;
  }

  /**
   * Puts a key into its slot in place of what was there.
   *
   * @return false if the certificate in that slot does not match
   */
  boolean putKey(DecodedKey key) {
    List<X509Certificate> chain = certificates.get(key.algorithm());
    if (chain != null && !matches(key.key(), key.algorithm(), chain.get(0).getPublicKey())) {
      return false;
    }
    keys.put(key.algorithm(), key.key());
    return true;
  }

  boolean hasCertificate(KeyAlgorithm algorithm) {
    return certificates.containsKey(algorithm);
  }

  /** The slots that have both, in the order of {@link KeyAlgorithm}. */
  List<CertificateChain> chains() {
    List<CertificateChain> chains = new ArrayList<>(certificates.size());
    for (Map.Entry<KeyAlgorithm, List<X509Certificate>> slot : certificates.entrySet()) {
      PrivateKey key = keys.get(slot.getKey());
      Optional<KeyKind> kind = KeyKind.of(slot.getValue().get(0).getPublicKey());
      if (key != null && kind.isPresent()) {
        chains.add(new CertificateChain(key, slot.getValue(), kind.get()));
      }
    }
    return chains;
  }

  /**
   * Whether what the key signs verifies with the public key; the certificate's issuer is no proof.
   */
  private boolean matches(PrivateKey key, KeyAlgorithm algorithm, PublicKey publicKey) {
    Optional<KeyKind> kind = KeyKind.of(publicKey);
    if (kind.isEmpty() || kind.get().algorithm() != algorithm) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(algorithm.signature(), provider);
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(
          KeyFactory.getInstance(algorithm.keyFactory(), provider)
              .generatePublic(new X509EncodedKeySpec(publicKey.getEncoded())));
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException | RuntimeException e) {
      // A key that cannot even be tried is one that does not match.
      return false;
    }
  }
}
