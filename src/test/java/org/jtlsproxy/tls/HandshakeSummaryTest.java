package org.jtlsproxy.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.jtlsproxy.tls.HandshakeSummary.Cipher;
import org.jtlsproxy.tls.HandshakeSummary.Direction;
import org.jtlsproxy.tls.HandshakeSummary.Signature;
import org.jtlsproxy.tls.HandshakeSummary.Trust;
import org.jtlsproxy.tls.cert.EcCurve;
import org.jtlsproxy.tls.cert.KeyKind;
import org.junit.jupiter.api.Test;

/** The lines are what Postfix 3.7.11 on OpenSSL 3.0 logs. */
class HandshakeSummaryTest {
  private static final Signature RSA = Signature.of(new KeyKind.Rsa(2048), "SHA256");

  @Test
  void tls13LineTellsKeyExchangeAndSignature() {
    assertEquals(
        "Anonymous TLS connection established from [192.0.2.7]:40123: TLSv1.3 with cipher"
            + " TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS"
            + " (2048 bits) server-digest SHA256",
        server("TLSv1.3", "TLS_AES_256_GCM_SHA384", NamedGroup.X25519, RSA).logText());
    assertEquals(
        "Anonymous TLS connection established from [192.0.2.7]:40123: TLSv1.3 with cipher"
            + " TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange ECDHE (prime256v1)"
            + " server-signature ECDSA (secp521r1) server-digest SHA512",
        server(
                "TLSv1.3",
                "TLS_AES_256_GCM_SHA384",
                NamedGroup.P256,
                Signature.of(new KeyKind.Ec(EcCurve.P521), "SHA512"))
            .logText());
    assertEquals(
        "Anonymous TLS connection established from [192.0.2.7]:40123: TLSv1.3 with cipher"
            + " TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature ED25519",
        server(
                "TLSv1.3",
                "TLS_AES_256_GCM_SHA384",
                NamedGroup.X25519,
                Signature.of(new KeyKind.Ed25519(), ""))
            .logText());
  }

  @Test
  void signatureIsNamedWithItsSizeOrCurve() {
    assertEquals("RSA-PSS (2048 bits)", RSA.logText());
    assertEquals(
        "ECDSA (prime256v1)", Signature.of(new KeyKind.Ec(EcCurve.P256), "SHA256").logText());
    assertEquals("ED25519", Signature.of(new KeyKind.Ed25519(), "").logText());
  }

  @Test
  void olderLinesTellTheCipherOnly() {
    HandshakeSummary summary =
        server("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", NamedGroup.X25519, RSA);
    assertEquals(
        "Anonymous TLS connection established from [192.0.2.7]:40123: TLSv1.2 with cipher"
            + " ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)",
        summary.logText());
    assertEquals("", summary.keyExchange());
    assertEquals("", summary.keyExchangeCurve());
    assertEquals(Signature.NONE, summary.serverSignature());
  }

  @Test
  void serverNameAndClientSignatureAreToldWhenThereAreAny() {
    HandshakeSummary summary =
        new HandshakeSummary(
            Direction.FROM,
            Trust.TRUSTED,
            "[192.0.2.7]:40123",
            "mx.example.org",
            "TLSv1.3",
            Cipher.ofJavaName("TLS_AES_128_GCM_SHA256"),
            Optional.of(NamedGroup.P384),
            RSA,
            Signature.of(new KeyKind.Rsa(3072), "SHA256"));
    assertEquals(
        "Trusted TLS connection established from [192.0.2.7]:40123 to mx.example.org: TLSv1.3 with"
            + " cipher TLS_AES_128_GCM_SHA256 (128/128 bits) key-exchange ECDHE (secp384r1)"
            + " server-signature RSA-PSS (2048 bits) server-digest SHA256 client-signature RSA-PSS"
            + " (3072 bits) client-digest SHA256",
        summary.logText());
  }

  @Test
  void resumedSessionInTheClientRoleHasNoSignature() {
    HandshakeSummary summary =
        new HandshakeSummary(
            Direction.TO,
            Trust.VERIFIED,
            "mx.example.com[192.0.2.25]:25",
            "",
            "TLSv1.3",
            Cipher.ofJavaName("TLS_CHACHA20_POLY1305_SHA256"),
            Optional.of(NamedGroup.X25519MLKEM768),
            Signature.NONE,
            Signature.NONE);
    assertEquals(
        "Verified TLS connection established to mx.example.com[192.0.2.25]:25: TLSv1.3 with cipher"
            + " TLS_CHACHA20_POLY1305_SHA256 (256/256 bits) key-exchange X25519MLKEM768",
        summary.logText());
  }

  @Test
  void unknownCipherKeepsItsNameAndHasNoBits() {
    assertEquals(
        "Untrusted TLS connection established to mx.example.com[192.0.2.25]:25: TLSv1.2 with cipher"
            + " TLS_NEW (0/0 bits)",
        new HandshakeSummary(
                Direction.TO,
                Trust.UNTRUSTED,
                "mx.example.com[192.0.2.25]:25",
                "",
                "TLSv1.2",
                Cipher.ofJavaName("TLS_NEW"),
                Optional.empty(),
                Signature.NONE,
                Signature.NONE)
            .logText());
  }

  @Test
  void contextAttributesComeFromTheSameRecord() {
    HandshakeSummary summary = server("TLSv1.3", "TLS_AES_256_GCM_SHA384", NamedGroup.P256, RSA);
    assertEquals("ECDHE", summary.keyExchange());
    assertEquals("prime256v1", summary.keyExchangeCurve());
    assertEquals(0, summary.keyExchangeBits());
    assertEquals(new Signature("RSA-PSS", "", 2048, "SHA256"), summary.serverSignature());
    assertEquals(new Signature("", "", 0, ""), summary.clientSignature());
    assertEquals(new Cipher("TLS_AES_256_GCM_SHA384", 256, 256), summary.cipher());
  }

  private static HandshakeSummary server(
      String protocol, String cipher, NamedGroup group, Signature signature) {
    return new HandshakeSummary(
        Direction.FROM,
        Trust.ANONYMOUS,
        "[192.0.2.7]:40123",
        "",
        protocol,
        Cipher.ofJavaName(cipher),
        Optional.of(group),
        signature,
        Signature.NONE);
  }
}
