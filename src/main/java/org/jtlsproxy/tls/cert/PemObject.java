package org.jtlsproxy.tls.cert;

/** One decoded PEM object (RFC 7468). */
final class PemObject {
  private final String label;
  private final boolean hasHeaders;
  private final byte[] der;

  /**
   * An object; the bytes are handed over.
   *
   * @param label the words after BEGIN
   * @param hasHeaders whether RFC 1421 headers, such as those of an encrypted key, came first
   * @param der the decoded contents; not empty
   */
  PemObject(String label, boolean hasHeaders, byte[] der) {
    this.label = label;
    this.hasHeaders = hasHeaders;
    this.der = der;
  }

  String label() {
    return label;
  }

  boolean hasHeaders() {
    return hasHeaders;
  }

  /** The contents, not a copy. */
  byte[] der() {
    return der;
  }
}
