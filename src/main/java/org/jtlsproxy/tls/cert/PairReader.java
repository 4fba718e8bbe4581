package org.jtlsproxy.tls.cert;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A certificate file and a key file that are two files. Lenient where OpenSSL's functions for such
 * files are: other objects are passed over silently, and so is excess data after a key.
 */
final class PairReader {
  private static final String NO_START_LINE = "PEM routines::no start line:";

  private final Provider provider;
  private final CertificateFactory factory;
  private final KeySlots slots;

  PairReader(Provider provider, CertificateFactory factory, KeySlots slots) {
    this.provider = provider;
    this.factory = factory;
    this.slots = slots;
  }

  void load(CertificateFiles.Pair pair) throws UnusableChainException {
    putCertificates(pair);
    DecodedKey key = putKey(pair);
    if (!slots.hasCertificate(key.algorithm())) {
      throw new UnusableChainException(
          pair.label()
              + " private key in "
              + pair.keyFile()
              + " does not match public key in "
              + pair.certFile()
              + ": disabling TLS support",
          null);
    }
  }

  private void putCertificates(CertificateFiles.Pair pair) throws UnusableChainException {
    @Nullable String problem;
    try {
      List<X509Certificate> chain = certificates(new PemReader(PemFile.read(pair.certFile())));
      if (!chain.isEmpty() && slots.putCertificates(chain)) {
        return;
      }
      problem = chain.isEmpty() ? NO_START_LINE : "unsupported key algorithm";
    } catch (MalformedPemException e) {
      problem = e.problem(pair.certFile());
    } catch (IOException | GeneralSecurityException e) {
      problem = e.getMessage();
    }
    throw unusable(pair, "certificate", pair.certFile(), problem);
  }

  private DecodedKey putKey(CertificateFiles.Pair pair) throws UnusableChainException {
    @Nullable String problem;
    try {
      DecodedKey key = firstKey(new PemReader(PemFile.read(pair.keyFile())));
      if (slots.putKey(key)) {
        return key;
      }
      problem = "x509 certificate routines::key values mismatch:";
    } catch (IOException | GeneralSecurityException e) {
      problem = e.getMessage();
    }
    throw unusable(pair, "private key", pair.keyFile(), problem);
  }

  private List<X509Certificate> certificates(PemReader reader)
      throws MalformedPemException, GeneralSecurityException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Optional<PemObject> next = reader.next(); next.isPresent(); next = reader.next()) {
      PemObject object = next.get();
      // Only a leaf may carry OpenSSL's trust settings, which come after the certificate.
      boolean trusted = object.label().equals("TRUSTED CERTIFICATE") && chain.isEmpty();
      if (trusted || isCertificate(object)) {
        DecodedCertificate decoded = DecodedCertificate.decode(factory, object.der());
        if (object.hasHeaders() || (chain.isEmpty() && decoded.excessData() && !trusted)) {
          throw new MalformedDerException("header too long");
        }
        chain.add(decoded.certificate());
      }
    }
    return chain;
  }

  /**
   * The first object that can be read as a private key, whatever comes before it, except that an
   * encrypted key ends the search: there is nobody to ask for its password.
   */
  private DecodedKey firstKey(PemReader reader) throws GeneralSecurityException {
    GeneralSecurityException refusal = new InvalidKeyException("no readable private key");
    for (Optional<PemObject> next = nextIntact(reader);
        next.isPresent();
        next = nextIntact(reader)) {
      PemObject object = next.get();
      if (object.label().equals("ENCRYPTED PRIVATE KEY")) {
        throw new InvalidKeyException("encrypted private key");
      }
      if (DecodedKey.isLabel(object.label())) {
        try {
          return DecodedKey.decode(provider, object.label(), object.der());
        } catch (GeneralSecurityException e) {
          refusal = e;
        }
        if (object.hasHeaders()) {
          throw new InvalidKeyException("encrypted or damaged private key");
        }
      }
    }
    throw refusal;
  }

  private static Optional<PemObject> nextIntact(PemReader reader) {
    while (true) {
      try {
        return reader.next();
      } catch (MalformedPemException e) {
        // Every call reads at least one line, so this ends; a later object may be the key.
      }
    }
  }

  private static boolean isCertificate(PemObject object) {
    return object.label().equals("CERTIFICATE") || object.label().equals("X509 CERTIFICATE");
  }

  private static UnusableChainException unusable(
      CertificateFiles.Pair pair, String what, String file, @Nullable String problem) {
    return new UnusableChainException(
        "cannot get "
            + pair.label()
            + " "
            + what
            + " from file \""
            + file
            + "\": disabling TLS support",
        problem);
  }
}
