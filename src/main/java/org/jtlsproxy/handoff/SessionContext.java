package org.jtlsproxy.handoff;

import java.nio.charset.StandardCharsets;
import org.jtlsproxy.attr.AttributeWriter;

/**
 * What the local client is told about an established TLS session, in the form of Postfix 3.6 and
 * 3.7: 22 attributes. The client scans strictly; one attribute more or less fails its session.
 *
 * @param peer the remote peer's certificate
 * @param level the effective TLS security level as a number (0 none, 1 may, 2 encrypt, ...); always
 *     0 in the server role
 * @param clientSignature what the TLS client signed with, if anything
 * @param serverSignature what the TLS server signed with, if known
 * @param namaddr the remote peer's name for the log; in the server role the remote endpoint, one
 *     {@code char} per byte
 */
public record SessionContext(
    Peer peer,
    int level,
    Cipher cipher,
    KeyExchange keyExchange,
    Signature clientSignature,
    Signature serverSignature,
    String namaddr) {

  /**
   * The remote peer's certificate.
   *
   * @param commonName the subject's name, or empty. A name with control characters or of 256 bytes
   *     or more becomes empty: smtp(8) stores the context one attribute a line
   * @param issuerCommonName the issuer's name, under the same rule
   * @param fingerprint of the certificate: upper-case hexadecimal pairs joined by colons
   * @param publicKeyFingerprint of the public key, in the same form
   * @param status a combination of the bits below
   */
  public record Peer(
      String commonName,
      String issuerCommonName,
      String fingerprint,
      String publicKeyFingerprint,
      int status) {
    /** TLS_CERT_FLAG_PRESENT: the peer sent a certificate. */
    public static final int PRESENT = 1;

    /** TLS_CERT_FLAG_ALTNAME: the name is from the certificate's alternative names. */
    public static final int ALTNAME = 1 << 1;

    /** TLS_CERT_FLAG_TRUSTED: the chain ends in a trust anchor. */
    public static final int TRUSTED = 1 << 2;

    /** TLS_CERT_FLAG_MATCHED: the names match. */
    public static final int MATCHED = 1 << 3;

    /** TLS_CERT_FLAG_SECURED: a match at this security level proves who the peer is. */
    public static final int SECURED = 1 << 4;

    /** A peer without a certificate. */
    public static final Peer ANONYMOUS = new Peer("", "", "", "", 0);

    private static final int NAME_BYTES = 256;

    /** Replaces names that must not be passed on. */
    public Peer {
      commonName = safeName(commonName);
      issuerCommonName = safeName(issuerCommonName);
    }

    private static String safeName(String name) {
      boolean control = name.chars().anyMatch(Character::isISOControl);
      return control || name.getBytes(StandardCharsets.UTF_8).length >= NAME_BYTES ? "" : name;
    }
  }

  /**
   * The cipher in use, by OpenSSL's names.
   *
   * @param protocol for example {@code TLSv1.3}
   * @param name for example {@code TLS_AES_256_GCM_SHA384}
   * @param usedBits the effective key size in bits
   * @param algorithmBits the key size of the algorithm in bits
   */
  public record Cipher(String protocol, String name, int usedBits, int algorithmBits) {}

  /**
   * The key exchange. Postfix fills it in for TLS 1.3 only.
   *
   * @param name for example {@code X25519}, {@code ECDHE} or {@code DHE}
   * @param curve for {@code ECDHE} the curve's name, for example {@code prime256v1}
   * @param bits for {@code DHE} the size of the group in bits
   */
  public record KeyExchange(String name, String curve, int bits) {
    /** Before TLS 1.3. */
    public static final KeyExchange UNKNOWN = new KeyExchange("", "", 0);
  }

  /**
   * A signature in the handshake. Postfix fills it in for TLS 1.3 only.
   *
   * @param name for example {@code RSA-PSS} or {@code ECDSA}
   * @param curve for {@code ECDSA} the curve's name
   * @param bits for RSA the size of the key in bits
   * @param digest for example {@code SHA256}
   */
  public record Signature(String name, String curve, int bits, String digest) {
    /** Before TLS 1.3, or from an end that did not sign. */
    public static final Signature UNKNOWN = new Signature("", "", 0, "");
  }

  /** The list, to be written before any decrypted data. */
  public byte[] bytes() {
    AttributeWriter writer = new AttributeWriter();
    writer
        .text("peer_CN", peer.commonName())
        .text("issuer_CN", peer.issuerCommonName())
        .string("peer_fingerprint", peer.fingerprint())
        .string("peer_pubkey_fingerprint", peer.publicKeyFingerprint())
        .integer("level", level)
        .integer("peer_status", peer.status())
        .string("cipher_protocol", cipher.protocol())
        .string("cipher_name", cipher.name())
        .integer("cipher_usebits", cipher.usedBits())
        .integer("cipher_algbits", cipher.algorithmBits())
        .string("key_exchange", keyExchange.name())
        .string("key_exchange_curve", keyExchange.curve())
        .integer("key_exchange_bits", keyExchange.bits());
    write(writer, "clnt_signature", clientSignature);
    write(writer, "srvr_signature", serverSignature);
    return writer.string("namaddr", namaddr).list();
  }

  private static void write(AttributeWriter writer, String prefix, Signature signature) {
    writer
        .string(prefix, signature.name())
        .string(prefix + "_curve", signature.curve())
        .integer(prefix + "_bits", signature.bits())
        .string(prefix + "_digest", signature.digest());
  }
}
