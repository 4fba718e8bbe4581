package org.jtlsproxy.tls;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The words of OpenSSL's cipher lists, see ciphers(1), in their meaning for the suites up to TLS
 * 1.2 that the engine has.
 */
final class CipherKeyword {
  private static final int TLS12 = 0x0303;
  private static final int KEY_256 = 256;
  private static final int KEY_128 = 128;

  /** Words that OpenSSL 3.0 has for suites that the engine has not. */
  private static final String ELSEWHERE =
      " COMPLEMENTOFALL COMPLEMENTOFDEFAULT eNULL NULL aNULL ADH AECDH kDHE kEDH DH DHE EDH aDSS DSS"
          + " PSK kPSK kRSAPSK kECDHEPSK kDHEPSK aPSK SRP kSRP aSRP AESCCM AESCCM8 CAMELLIA"
          + " CAMELLIA128 CAMELLIA256 ARIA ARIA128 ARIA256 ARIAGCM 3DES RC4 SHA256 SHA384 MD5 MEDIUM"
          + " LOW ";

  private CipherKeyword() {}

  /**
   * The suites that a word stands for.
   *
   * @return empty for an unknown word; a known word may stand for none of the engine's suites
   */
  static Optional<Set<CipherSuite>> suites(String word) {
    Set<CipherSuite> suites = EnumSet.noneOf(CipherSuite.class);
    for (CipherSuite suite : CipherSuite.values()) {
      if (suite.worksIn(TLS12) && (suite.openSslName().equals(word) || matches(word, suite))) {
        suites.add(suite);
      }
    }
    boolean known =
        !suites.isEmpty() || ELSEWHERE.contains(" " + word + " ") || looksLikeSuite(word);
    return known ? Optional.of(suites) : Optional.empty();
  }

  /** OpenSSL has too many suites to name them all here; only their names have hyphens. */
  private static boolean looksLikeSuite(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c != '-' && (c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
        return false;
      }
    }
    return word.indexOf('-') > 0;
  }

  private static boolean matches(String word, CipherSuite suite) {
    boolean aes = suite.encryption() != CipherSuite.Encryption.CHACHA20;
    return switch (word) {
      case "ALL", "HIGH" -> true;
      case "kRSA", "RSA" -> suite.keyExchange() == CipherSuite.KeyExchange.RSA;
      case "kECDHE", "kEECDH", "ECDH", "ECDHE", "EECDH" ->
          suite.keyExchange() == CipherSuite.KeyExchange.ECDHE;
      case "aRSA" -> suite.authentication() == CipherSuite.Authentication.RSA;
      case "aECDSA", "ECDSA" -> suite.authentication() == CipherSuite.Authentication.ECDSA;
      case "AES", "FIPS" -> aes;
      case "AES256" -> aes && suite.usedBits() == KEY_256;
      case "AES128" -> aes && suite.usedBits() == KEY_128;
      case "AESGCM" -> suite.encryption() == CipherSuite.Encryption.AESGCM;
      case "CBC" -> suite.encryption() == CipherSuite.Encryption.AES;
      case "CHACHA20" -> !aes;
      case "SHA1", "SHA" -> suite.mac() == CipherSuite.Mac.SHA1;
      case "TLSv1.2" -> suite.since() == CipherSuite.Since.TLSV1_2;
      case "TLSv1", "TLSv1.0" -> suite.since() == CipherSuite.Since.TLSV1;
      case "SSLv3" -> suite.since() == CipherSuite.Since.SSLV3;
      default -> false;
    };
  }
}
