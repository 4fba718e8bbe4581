package org.jtlsproxy.tls;

import java.security.Provider;
import org.conscrypt.Conscrypt;

/** Conscrypt, as one provider object that is passed on: it is never registered with the JVM. */
public final class TlsLibrary {
  private static final Provider PROVIDER = Conscrypt.newProvider();

  private TlsLibrary() {}

  /** The provider of engines and keys. The first call loads the native library. */
  public static Provider provider() {
    return PROVIDER;
  }
}
