package org.jtlsproxy;

import java.io.PrintWriter;
import java.io.Writer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.TimeZone;
import javax.crypto.Mac;
import javax.net.ssl.SSLException;
import org.jtlsproxy.tls.Rehearsal;

/**
 * Uses everything once that the JDK reads from files at its first use: in the jail those files are
 * out of reach, and a first use that fails there fails for ever.
 */
final class BeforeJail {
  private BeforeJail() {}

  /** Loads it all. */
  static void touchWhatTheJailLacks(Optional<ServerSetup> server) {
    try {
      // Reads the cryptography policy files.
      Mac.getInstance("HmacSHA256");
      if (server.isPresent()) {
        Rehearsal.handshake(server.get().context());
      }
    } catch (GeneralSecurityException | SSLException e) {
      throw new IllegalStateException(e);
    }
    TimeZone.getDefault();
    // Opens every jar of the class path.
    BeforeJail.class.getClassLoader().getResource("no/such/resource");
    // The classes that print an exception.
    new Throwable().printStackTrace(new PrintWriter(Writer.nullWriter()));
  }
}
