package org.jtlsproxy.tls.cert;

/** The curves of certificate keys that the TLS engine can sign with (RFC 5480 section 2.1.1.1). */
public enum EcCurve {
  /** NIST P-256. */
  P256("prime256v1", 0x0017, "2a8648ce3d030107"),
  /** NIST P-384. */
  P384("secp384r1", 0x0018, "2b81040022"),
  /** NIST P-521. */
  P521("secp521r1", 0x0019, "2b81040023");

  private final String openSslName;
  private final int namedGroup;
  private final String identifier;

  EcCurve(String openSslName, int namedGroup, String identifier) {
    this.openSslName = openSslName;
    this.namedGroup = namedGroup;
    this.identifier = identifier;
  }

  /** OpenSSL's short name, as Postfix logs it. */
  public String openSslName() {
    return openSslName;
  }

  /** The curve's number in the TLS supported_groups extension (RFC 8446 section 4.2.7). */
  public int namedGroup() {
    return namedGroup;
  }

  static EcCurve ofIdentifier(DerReader contents) throws MalformedDerException {
    String identifier = contents.hex();
    for (EcCurve curve : values()) {
      if (identifier.equals(curve.identifier)) {
        return curve;
      }
    }
    throw new MalformedDerException("unsupported curve");
  }
}
