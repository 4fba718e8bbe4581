package org.jtlsproxy.tls.cert;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keys and certificates as a stream of PEM objects that may extend over several sources. Grammar
 * and texts are those of smtpd_tls_chain_files in postconf(5).
 */
final class ChainStream {
  /** What the stream may hold. */
  enum Grammar {
    /** Any number of chains: key, leaf certificate, issuers. */
    KEY_FIRST,
    /** One chain with its key anywhere. */
    KEY_ANYWHERE
  }

  private static final String MISMATCH = "key values mismatch or key algorithm already loaded";

  private final Grammar grammar;
  private final String origin;
  private final String consequence;
  private final Provider provider;
  private final CertificateFactory factory;
  private final KeySlots slots;
  private final List<String> warnings;

  private @Nullable DecodedKey key;
  private String keySource = "";
  private int keyIndex;
  private final List<X509Certificate> certificates = new ArrayList<>();

  /**
   * A stream of which nothing has been read.
   *
   * @param origin what the whole stream is called in the log
   * @param consequence what the log says happens if the stream is unusable
   * @param slots where finished chains go
   * @param warnings where texts about things that are passed over go
   */
  ChainStream(
      Grammar grammar,
      String origin,
      String consequence,
      Provider provider,
      CertificateFactory factory,
      KeySlots slots,
      List<String> warnings) {
    this.grammar = grammar;
    this.origin = origin;
    this.consequence = consequence;
    this.provider = provider;
    this.factory = factory;
    this.slots = slots;
    this.warnings = warnings;
  }

  /** Reads the next source to its end; the last chain stays open. */
  void read(String source, byte[] text) throws UnusableChainException {
    PemReader reader = new PemReader(text);
    int index = 0;
    try {
      for (Optional<PemObject> next = reader.next(); next.isPresent(); next = reader.next()) {
        accept(next.get(), source, ++index);
      }
    } catch (MalformedPemException e) {
      throw unusable(null, e.problem(source));
    }
  }

  /** Ends the stream and installs the last chain. */
  void finish() throws UnusableChainException {
    if (key == null) {
      String text = certificates.isEmpty() ? "No PEM data in " : "No private key found in ";
      throw unusable(text + origin, null);
    }
    if (certificates.isEmpty()) {
      throw unusable("No certs for key at index " + keyIndex + " in " + keySource, null);
    }
    if (!slots.install(key, certificates)) {
      throw unusable(
          "key at index " + keyIndex + " in " + keySource + " does not match next certificate",
          MISMATCH);
    }
  }

  private void accept(PemObject object, String source, int index) throws UnusableChainException {
    String label = object.label();
    if (label.equals("CERTIFICATE") || label.equals("X509 CERTIFICATE")) {
      acceptCertificate(object.der(), source, index);
    } else if (DecodedKey.isLabel(label)) {
      acceptKey(object, source, index);
    } else if (grammar == Grammar.KEY_FIRST) {
      warnings.add("loading " + source + ": ignoring PEM type: " + label);
      if (key != null && certificates.isEmpty()) {
        // To Postfix the place of a key is that of the last object before its certificate.
        keySource = source;
        keyIndex = index;
      }
    }
  }

  private void acceptCertificate(byte[] der, String source, int index)
      throws UnusableChainException {
    if (grammar == Grammar.KEY_FIRST && key == null) {
      throw unusable("error loading chain from " + source + ": key not first", null);
    }
    String text = "error loading certificate (PEM object number " + index + ") from " + source;
    try {
      DecodedCertificate decoded = DecodedCertificate.decode(factory, der);
      if (decoded.excessData()) {
        throw unusable(text + ": excess data", null);
      }
      certificates.add(decoded.certificate());
    } catch (GeneralSecurityException e) {
      throw unusable(text, e.getMessage());
    }
  }

  private void acceptKey(PemObject object, String source, int index) throws UnusableChainException {
    if (key != null) {
      if (grammar == Grammar.KEY_ANYWHERE) {
        warnings.add(
            "ignoring 2nd key at index " + index + " in " + source + " after 1st at " + keyIndex);
        return;
      }
      installBeforeNextKey(key);
    }
    String text = "error loading private key (PEM object number " + index + ") from " + source;
    try {
      DecodedKey decoded = DecodedKey.decode(provider, object.label(), object.der());
      if (decoded.excessData()) {
        throw unusable(text + ": excess data", null);
      }
      key = decoded;
      keySource = source;
      keyIndex = index;
    } catch (GeneralSecurityException e) {
      throw unusable(text, object.hasHeaders() ? "encrypted or damaged key" : e.getMessage());
    }
  }

  private void installBeforeNextKey(DecodedKey finished) throws UnusableChainException {
    String text = "error loading certificate chain: key at index " + keyIndex + " in " + keySource;
    if (certificates.isEmpty()) {
      throw unusable(text + " not followed by a certificate", null);
    }
    if (!slots.install(finished, certificates)) {
      throw unusable(text + " does not match the certificate", MISMATCH);
    }
    certificates.clear();
  }

  private UnusableChainException unusable(@Nullable String warning, @Nullable String problem) {
    return new UnusableChainException(
        warning,
        problem,
        "error loading private keys and certificates from: " + origin + ": " + consequence);
  }
}
