package org.jtlsproxy.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.jtlsproxy.tls.cert.EcCurve;
import org.jtlsproxy.tls.cert.KeyKind;
import org.junit.jupiter.api.Test;

class SignatureDigestTest {
  private static final KeyKind RSA = new KeyKind.Rsa(2048);

  @Test
  void forRsaTheSmallestDigestThatTheClientOffersIsUsed() {
    assertEquals("SHA256", SignatureDigest.ofServer(RSA, offering(0x0806, 0x0804, 0x0805)));
    assertEquals("SHA384", SignatureDigest.ofServer(RSA, offering(0x0806, 0x0805)));
    assertEquals("SHA512", SignatureDigest.ofServer(RSA, offering(0x0403, 0x0806)));
  }

  @Test
  void forRsaNothingIsKnownWithoutTheClientsOffer() {
    assertEquals("", SignatureDigest.ofServer(RSA, Optional.empty()));
    assertEquals("", SignatureDigest.ofServer(RSA, offering(0x0401)));
    assertEquals("", SignatureDigest.ofPeer(RSA));
  }

  @Test
  void forEcdsaTheCurveSaysIt() {
    assertEquals("SHA256", SignatureDigest.ofPeer(new KeyKind.Ec(EcCurve.P256)));
    assertEquals("SHA384", SignatureDigest.ofPeer(new KeyKind.Ec(EcCurve.P384)));
    assertEquals(
        "SHA512", SignatureDigest.ofServer(new KeyKind.Ec(EcCurve.P521), Optional.empty()));
  }

  @Test
  void ed25519HasNoDigestOfItsOwn() {
    assertEquals("", SignatureDigest.ofServer(new KeyKind.Ed25519(), offering(0x0807)));
  }

  private static Optional<ClientHello> offering(Integer... signatures) {
    return Optional.of(
        ClientHellos.offering(0x0304, List.of(0x1301), List.of(signatures), List.of(29)));
  }
}
