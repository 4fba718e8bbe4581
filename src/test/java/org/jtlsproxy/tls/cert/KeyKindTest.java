package org.jtlsproxy.tls.cert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyKindTest {
  @Test
  void sizeOrCurveIsReadFromTheCertificate() throws CertificateException {
    assertEquals(Optional.of(new KeyKind.Rsa(2048)), kind("rsa.crt"));
    assertEquals(Optional.of(new KeyKind.Ec(EcCurve.P256)), kind("ec.crt"));
    assertEquals(Optional.of(new KeyKind.Ec(EcCurve.P384)), kind("ec384.crt"));
    assertEquals(Optional.of(new KeyKind.Ec(EcCurve.P521)), kind("ec521.crt"));
    assertEquals(Optional.of(new KeyKind.Ed25519()), kind("ed.crt"));
  }

  @Test
  void keysThatTheEngineCannotUseHaveNoKind() throws CertificateException {
    assertEquals(Optional.empty(), kind("dsa.crt"));
    assertEquals(Optional.empty(), kind("ed448.crt"));
    assertEquals(Optional.empty(), kind("pss.crt"));
    assertEquals(Optional.empty(), kind("ec256k1.crt"));
  }

  private static Optional<KeyKind> kind(String file) throws CertificateException {
    byte[] pem = Pem.file(file).getBytes(StandardCharsets.ISO_8859_1);
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem));
    return KeyKind.of(certificate.getPublicKey());
  }
}
