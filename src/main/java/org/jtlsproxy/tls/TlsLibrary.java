package org.jtlsproxy.tls;

import java.security.Provider;
import org.conscrypt.Conscrypt;

/** Conscrypt, as one provider object that is passed on: it is never registered with the JVM. */
public final class TlsLibrary {
  /** Also for TLS 1.0 and 1.1, which Postfix accepts from mail clients unless told otherwise. */
  private static final Provider PROVIDER =
      Conscrypt.newProviderBuilder().isTlsV1Deprecated(false).isTlsV1Enabled(true).build();

  private TlsLibrary() {}

  /** The provider of engines and keys. The first call loads the native library. */
  public static Provider provider() {
    return PROVIDER;
  }
}
