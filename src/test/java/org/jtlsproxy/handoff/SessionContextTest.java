package org.jtlsproxy.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SessionContextTest {
  /** Recorded from tlsproxy(8) of Postfix 3.7.11 in the server role; | stands for NUL. */
  private static final String TLS13 =
      "peer_CN||issuer_CN||peer_fingerprint||peer_pubkey_fingerprint||level|0|peer_status|0|"
          + "cipher_protocol|TLSv1.3|cipher_name|TLS_AES_256_GCM_SHA384|cipher_usebits|256|"
          + "cipher_algbits|256|key_exchange|X25519|key_exchange_curve||key_exchange_bits|0|"
          + "clnt_signature||clnt_signature_curve||clnt_signature_bits|0|clnt_signature_digest||"
          + "srvr_signature|RSA-PSS|srvr_signature_curve||srvr_signature_bits|2048|"
          + "srvr_signature_digest|SHA256|namaddr|[192.0.2.1]:4711||";

  private static final String TLS12 =
      "peer_CN||issuer_CN||peer_fingerprint||peer_pubkey_fingerprint||level|0|peer_status|0|"
          + "cipher_protocol|TLSv1.2|cipher_name|ECDHE-RSA-AES256-GCM-SHA384|cipher_usebits|256|"
          + "cipher_algbits|256|key_exchange||key_exchange_curve||key_exchange_bits|0|"
          + "clnt_signature||clnt_signature_curve||clnt_signature_bits|0|clnt_signature_digest||"
          + "srvr_signature||srvr_signature_curve||srvr_signature_bits|0|"
          + "srvr_signature_digest||namaddr|[192.0.2.1]:4711||";

  @Test
  void aTls13SessionIsReportedAsByPostfix() {
    assertEquals(
        TLS13,
        shown(
            context(
                SessionContext.Peer.ANONYMOUS,
                new SessionContext.Cipher("TLSv1.3", "TLS_AES_256_GCM_SHA384", 256, 256),
                new SessionContext.KeyExchange("X25519", "", 0),
                new SessionContext.Signature("RSA-PSS", "", 2048, "SHA256"))));
  }

  @Test
  void aTls12SessionIsReportedAsByPostfix() {
    assertEquals(
        TLS12,
        shown(
            context(
                SessionContext.Peer.ANONYMOUS,
                new SessionContext.Cipher("TLSv1.2", "ECDHE-RSA-AES256-GCM-SHA384", 256, 256),
                SessionContext.KeyExchange.UNKNOWN,
                SessionContext.Signature.UNKNOWN)));
  }

  @Test
  void aCertificateNameCannotForgeALineInTheConnectionCacheOfSmtp() {
    SessionContext.Peer peer = new SessionContext.Peer("good\npeer_status=31", "CA\0", "", "", 1);
    assertEquals("", peer.commonName());
    assertEquals("", peer.issuerCommonName());
  }

  @Test
  void aCertificateNameIsMeasuredInBytes() {
    String longest = "\u00e9".repeat(127) + "x";
    SessionContext.Peer peer = new SessionContext.Peer(longest, longest + "x", "", "", 1);
    assertEquals(longest, peer.commonName());
    assertEquals("", peer.issuerCommonName());
  }

  private static SessionContext context(
      SessionContext.Peer peer,
      SessionContext.Cipher cipher,
      SessionContext.KeyExchange keyExchange,
      SessionContext.Signature serverSignature) {
    return new SessionContext(
        peer,
        0,
        cipher,
        keyExchange,
        SessionContext.Signature.UNKNOWN,
        serverSignature,
        "[192.0.2.1]:4711");
  }

  private static String shown(SessionContext context) {
    return new String(context.bytes(), StandardCharsets.UTF_8).replace('\0', '|');
  }
}
