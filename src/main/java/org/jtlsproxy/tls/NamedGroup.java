package org.jtlsproxy.tls;

import java.util.Optional;

/**
 * The key exchange groups that the engine has (RFC 8446 section 4.2.7, IANA TLS Supported Groups),
 * with the words that Postfix logs for them.
 */
public enum NamedGroup {
  /** Curve25519 (RFC 7748). */
  X25519(0x001d, "X25519", "X25519", ""),
  /** NIST P-256. */
  P256(0x0017, "P-256", "ECDHE", "prime256v1"),
  /** NIST P-384. */
  P384(0x0018, "P-384", "ECDHE", "secp384r1"),
  /** NIST P-521. */
  P521(0x0019, "P-521", "ECDHE", "secp521r1"),
  /** X25519 together with ML-KEM-768; TLS 1.3 only. */
  X25519MLKEM768(0x11ec, "X25519MLKEM768", "X25519MLKEM768", ""),
  /** ML-KEM-1024; TLS 1.3 only. */
  MLKEM1024(0x0202, "MLKEM1024", "MLKEM1024", "");

  private final int code;
  private final String engineName;
  private final String keyExchange;
  private final String curve;

  NamedGroup(int code, String engineName, String keyExchange, String curve) {
    this.code = code;
    this.engineName = engineName;
    this.keyExchange = keyExchange;
    this.curve = curve;
  }

  /** The number in the TLS supported_groups extension. */
  public int code() {
    return code;
  }

  /** What the engine calls the group, both when it is configured and when it was negotiated. */
  public String engineName() {
    return engineName;
  }

  /** The word after {@code key-exchange} in the log, and the attribute {@code key_exchange}. */
  public String keyExchange() {
    return keyExchange;
  }

  /** The curve in brackets after that word; empty for groups that have no curve of their own. */
  public String curve() {
    return curve;
  }

  /** The words after {@code key-exchange}: {@code X25519} or {@code ECDHE (prime256v1)}. */
  public String logText() {
    return curve.isEmpty() ? keyExchange : keyExchange + " (" + curve + ")";
  }

  /** Whether TLS 1.2 and older can use the group: it is an elliptic curve. */
  public boolean isCurve() {
    return code < 0x0100;
  }

  /** The group with this number, if the engine has it. */
  public static Optional<NamedGroup> ofCode(int code) {
    for (NamedGroup group : values()) {
      if (group.code == code) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  /** The group that the engine calls so. */
  public static Optional<NamedGroup> ofEngineName(String engineName) {
    for (NamedGroup group : values()) {
      if (group.engineName.equals(engineName)) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  /**
   * The group that a name in tls_eecdh_auto_curves stands for (see postconf(5)): OpenSSL's or
   * NIST's or the TLS name, in the case they are written in.
   */
  public static Optional<NamedGroup> ofConfiguredName(String name) {
    if (name.equals("secp256r1")) {
      return Optional.of(P256);
    }
    for (NamedGroup group : values()) {
      if (group.engineName.equals(name) || (!name.isEmpty() && group.curve.equals(name))) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }
}
