package org.jtlsproxy.tls.cert;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * A certificate from the contents of a PEM object.
 *
 * @param certificate the certificate
 * @param excessData whether there were bytes after it
 */
record DecodedCertificate(X509Certificate certificate, boolean excessData) {

  /** Decodes the first DER element. */
  static DecodedCertificate decode(CertificateFactory factory, byte[] der)
      throws GeneralSecurityException {
    DerReader reader = new DerReader(der);
    if (!reader.nextIs(Der.SEQUENCE)) {
      throw new MalformedDerException("wrong tag");
    }
    byte[] element = reader.element();
    try {
      if (factory.generateCertificate(new ByteArrayInputStream(element))
          instanceof X509Certificate certificate) {
        return new DecodedCertificate(certificate, !reader.atEnd());
      }
    } catch (RuntimeException e) {
      // The JDK's parser was not written with unchecked exceptions in mind; the file may be
      // hostile.
      throw new CertificateException(e);
    }
    throw new CertificateException("not an X.509 certificate");
  }
}
