package org.jtlsproxy;

import java.io.PrintWriter;
import java.io.Writer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.TimeZone;
import javax.crypto.Mac;
import javax.net.ssl.SSLException;
import org.jtlsproxy.log.Log;
import org.jtlsproxy.tls.Rehearsal;

/**
 * Uses everything once that the JDK reads from files at its first use: in the jail those files are
 * out of reach, and a first use that fails there fails for ever.
 */
final class BeforeJail {
  private BeforeJail() {}

  /** Loads it all. */
  static void touchWhatTheJailLacks(Optional<ServerSetup> server, Log log) {
    try {
      // Reads the cryptography policy files.
      Mac.getInstance("HmacSHA256");
      if (server.isPresent()) {
        Rehearsal.handshake(server.get().context());
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (SSLException e) {
      // This library's client is choosier than others, about Ed25519 or key usage for example:
      // what it does not like may serve all the same.
      if (log.verbosity() > 0) {
        log.info("handshake with oneself: " + e.getMessage());
      }
    }
    TimeZone.getDefault();
    // Opens every jar of the class path.
    BeforeJail.class.getClassLoader().getResource("no/such/resource");
    // The classes that print an exception.
    new Throwable().printStackTrace(new PrintWriter(Writer.nullWriter()));
  }
}
