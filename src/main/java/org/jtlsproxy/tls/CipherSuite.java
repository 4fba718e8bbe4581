package org.jtlsproxy.tls;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The cipher suites that can be negotiated: OpenSSL's names and properties for those that the
 * engine has. The suites up to TLS 1.2 stand in the order that OpenSSL's cipher lists start from,
 * see ciphers(1); pre-shared-key suites are left out.
 */
public enum CipherSuite {
  /** RFC 5289. */
  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384(
      0xc02c,
      "ECDHE-ECDSA-AES256-GCM-SHA384",
      256,
      KeyExchange.ECDHE,
      Authentication.ECDSA,
      Encryption.AESGCM,
      Mac.AEAD,
      Since.TLSV1_2),
  /** RFC 5289. */
  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384(
      0xc030,
      "ECDHE-RSA-AES256-GCM-SHA384",
      256,
      KeyExchange.ECDHE,
      Authentication.RSA,
      Encryption.AESGCM,
      Mac.AEAD,
      Since.TLSV1_2),
  /** RFC 7905. */
  TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256(
      0xcca9,
      "ECDHE-ECDSA-CHACHA20-POLY1305",
      256,
      KeyExchange.ECDHE,
      Authentication.ECDSA,
      Encryption.CHACHA20,
      Mac.AEAD,
      Since.TLSV1_2),
  /** RFC 7905. */
  TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256(
      0xcca8,
      "ECDHE-RSA-CHACHA20-POLY1305",
      256,
      KeyExchange.ECDHE,
      Authentication.RSA,
      Encryption.CHACHA20,
      Mac.AEAD,
      Since.TLSV1_2),
  /** RFC 5289. */
  TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256(
      0xc02b,
      "ECDHE-ECDSA-AES128-GCM-SHA256",
      128,
      KeyExchange.ECDHE,
      Authentication.ECDSA,
      Encryption.AESGCM,
      Mac.AEAD,
      Since.TLSV1_2),
  /** RFC 5289. */
  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256(
      0xc02f,
      "ECDHE-RSA-AES128-GCM-SHA256",
      128,
      KeyExchange.ECDHE,
      Authentication.RSA,
      Encryption.AESGCM,
      Mac.AEAD,
      Since.TLSV1_2),
  /** RFC 8422. */
  TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA(
      0xc00a,
      "ECDHE-ECDSA-AES256-SHA",
      256,
      KeyExchange.ECDHE,
      Authentication.ECDSA,
      Encryption.AES,
      Mac.SHA1,
      Since.TLSV1),
  /** RFC 8422. */
  TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA(
      0xc014,
      "ECDHE-RSA-AES256-SHA",
      256,
      KeyExchange.ECDHE,
      Authentication.RSA,
      Encryption.AES,
      Mac.SHA1,
      Since.TLSV1),
  /** RFC 8422. */
  TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA(
      0xc009,
      "ECDHE-ECDSA-AES128-SHA",
      128,
      KeyExchange.ECDHE,
      Authentication.ECDSA,
      Encryption.AES,
      Mac.SHA1,
      Since.TLSV1),
  /** RFC 8422. */
  TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA(
      0xc013,
      "ECDHE-RSA-AES128-SHA",
      128,
      KeyExchange.ECDHE,
      Authentication.RSA,
      Encryption.AES,
      Mac.SHA1,
      Since.TLSV1),
  /** RFC 5288. */
  TLS_RSA_WITH_AES_256_GCM_SHA384(
      0x009d,
      "AES256-GCM-SHA384",
      256,
      KeyExchange.RSA,
      Authentication.RSA,
      Encryption.AESGCM,
      Mac.AEAD,
      Since.TLSV1_2),
  /** RFC 5288. */
  TLS_RSA_WITH_AES_128_GCM_SHA256(
      0x009c,
      "AES128-GCM-SHA256",
      128,
      KeyExchange.RSA,
      Authentication.RSA,
      Encryption.AESGCM,
      Mac.AEAD,
      Since.TLSV1_2),
  /** RFC 5246. */
  TLS_RSA_WITH_AES_256_CBC_SHA(
      0x0035,
      "AES256-SHA",
      256,
      KeyExchange.RSA,
      Authentication.RSA,
      Encryption.AES,
      Mac.SHA1,
      Since.SSLV3),
  /** RFC 5246. */
  TLS_RSA_WITH_AES_128_CBC_SHA(
      0x002f,
      "AES128-SHA",
      128,
      KeyExchange.RSA,
      Authentication.RSA,
      Encryption.AES,
      Mac.SHA1,
      Since.SSLV3),
  /** RFC 8446. */
  TLS_AES_256_GCM_SHA384(
      0x1302,
      "TLS_AES_256_GCM_SHA384",
      256,
      KeyExchange.ANY,
      Authentication.ANY,
      Encryption.AESGCM,
      Mac.AEAD,
      Since.TLSV1_3),
  /** RFC 8446. */
  TLS_CHACHA20_POLY1305_SHA256(
      0x1303,
      "TLS_CHACHA20_POLY1305_SHA256",
      256,
      KeyExchange.ANY,
      Authentication.ANY,
      Encryption.CHACHA20,
      Mac.AEAD,
      Since.TLSV1_3),
  /** RFC 8446. */
  TLS_AES_128_GCM_SHA256(
      0x1301,
      "TLS_AES_128_GCM_SHA256",
      128,
      KeyExchange.ANY,
      Authentication.ANY,
      Encryption.AESGCM,
      Mac.AEAD,
      Since.TLSV1_3);

  /** How the keys are agreed on. */
  public enum KeyExchange {
    /** Ephemeral elliptic-curve Diffie-Hellman. */
    ECDHE,
    /** The client encrypts the secret to the server's RSA key. */
    RSA,
    /** TLS 1.3: not the suite's business. */
    ANY
  }

  /** What the server's certificate must hold. */
  public enum Authentication {
    /** An elliptic-curve or Edwards-curve key. */
    ECDSA,
    /** An RSA key. */
    RSA,
    /** TLS 1.3: not the suite's business. */
    ANY
  }

  /** The cipher and its mode. */
  public enum Encryption {
    /** AES in GCM mode. */
    AESGCM,
    /** AES in CBC mode. */
    AES,
    /** ChaCha20-Poly1305. */
    CHACHA20
  }

  /** What protects the integrity of a record. */
  public enum Mac {
    /** The cipher itself. */
    AEAD,
    /** HMAC-SHA1. */
    SHA1
  }

  /** The protocol version that OpenSSL says a suite came with. */
  public enum Since {
    /** Usable in TLS 1.0 to 1.2. */
    SSLV3(0x0300),
    /** Usable in TLS 1.0 to 1.2; called {@code TLSv1}. */
    TLSV1(0x0301),
    /** TLS 1.2 only. */
    TLSV1_2(0x0303),
    /** TLS 1.3 only. */
    TLSV1_3(0x0304);

    private final int version;

    Since(int version) {
      this.version = version;
    }

    /** The number of the version on the wire. */
    public int version() {
      return version;
    }
  }

  private static final Map<String, CipherSuite> BY_JAVA_NAME = new HashMap<>();
  private static final Map<Integer, CipherSuite> BY_CODE = new HashMap<>();

  static {
    for (CipherSuite suite : values()) {
      BY_JAVA_NAME.put(suite.name(), suite);
      BY_CODE.put(suite.code, suite);
    }
  }

  private final int code;
  private final String openSslName;
  private final int bits;
  private final KeyExchange keyExchange;
  private final Authentication authentication;
  private final Encryption encryption;
  private final Mac mac;
  private final Since since;

  CipherSuite(
      int code,
      String openSslName,
      int bits,
      KeyExchange keyExchange,
      Authentication authentication,
      Encryption encryption,
      Mac mac,
      Since since) {
    this.code = code;
    this.openSslName = openSslName;
    this.bits = bits;
    this.keyExchange = keyExchange;
    this.authentication = authentication;
    this.encryption = encryption;
    this.mac = mac;
    this.since = since;
  }

  /** The number on the wire (IANA TLS Cipher Suites). */
  public int code() {
    return code;
  }

  /** The name that OpenSSL's cipher lists and Postfix's log use. */
  public String openSslName() {
    return openSslName;
  }

  /** The name that {@link javax.net.ssl.SSLSession#getCipherSuite()} uses, which is IANA's. */
  public String javaName() {
    return name();
  }

  /** The bits of the key that are secret; also OpenSSL's strength for {@code @STRENGTH}. */
  public int usedBits() {
    return bits;
  }

  /** The size in bits of the key that the algorithm takes. */
  public int algorithmBits() {
    return bits;
  }

  /** How the keys are agreed on. */
  public KeyExchange keyExchange() {
    return keyExchange;
  }

  /** What the server's certificate must hold. */
  public Authentication authentication() {
    return authentication;
  }

  /** The cipher and its mode. */
  public Encryption encryption() {
    return encryption;
  }

  /** What protects the integrity of a record. */
  public Mac mac() {
    return mac;
  }

  /** The protocol version that the suite came with. */
  public Since since() {
    return since;
  }

  /**
   * Whether a connection of this protocol version can use the suite.
   *
   * @param version the number on the wire, such as 0x0303
   */
  public boolean worksIn(int version) {
    boolean tls13 = version >= Since.TLSV1_3.version;
    return tls13 == (since == Since.TLSV1_3) && version >= since.version;
  }

  /** The suite that Java calls so; empty for pre-shared-key suites and signalling values too. */
  public static Optional<CipherSuite> ofJavaName(String javaName) {
    return Optional.ofNullable(BY_JAVA_NAME.get(javaName));
  }

  /** The suite with this number on the wire. */
  public static Optional<CipherSuite> ofCode(int code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }
}
