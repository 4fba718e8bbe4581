package org.jtlsproxy.tls.cert;

import java.io.IOException;

/** A file that is larger than any sensible certificate chain. */
final class FileTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  FileTooLargeException() {
    super("larger than " + PemFile.LIMIT + " bytes");
  }
}
