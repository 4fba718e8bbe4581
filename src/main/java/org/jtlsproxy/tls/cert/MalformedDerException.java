package org.jtlsproxy.tls.cert;

import java.security.GeneralSecurityException;

/** Bytes that are not the DER structure they were taken for; the message is a short reason. */
final class MalformedDerException extends GeneralSecurityException {
  private static final long serialVersionUID = 1L;

  MalformedDerException(String reason) {
    super(reason);
  }
}
