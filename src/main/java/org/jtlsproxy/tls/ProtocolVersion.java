package org.jtlsproxy.tls;

/** The protocol versions that the engine has, lowest first. */
public enum ProtocolVersion {
  /** RFC 2246. */
  TLSV1(0x0301, "TLSv1"),
  /** RFC 4346. */
  TLSV1_1(0x0302, "TLSv1.1"),
  /** RFC 5246. */
  TLSV1_2(0x0303, "TLSv1.2"),
  /** RFC 8446. */
  TLSV1_3(0x0304, "TLSv1.3");

  private final int code;
  private final String text;

  ProtocolVersion(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** What Postfix, OpenSSL and JSSE all call it. */
  public String text() {
    return text;
  }
}
