package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.jtlsproxy.postfix.Frontdoor;
import org.jtlsproxy.postfix.PostfixInstance;
import org.jtlsproxy.postfix.TlsClient;

/** The question that most tests end with: does the daemon still serve? */
final class ServiceProbe {

  private ServiceProbe() {}

  /** One whole session through the tlsproxy service. */
  static void assertServes(PostfixInstance postfix) throws IOException {
    assertServes(postfix.socket());
  }

  /** One whole session through the service at this socket. */
  static void assertServes(Path socket) throws IOException {
    try (Frontdoor frontdoor = Frontdoor.open(socket, "hello", "yes")) {
      try (TlsClient client = TlsClient.connect(frontdoor.port())) {
        assertEquals("yes", client.ask("there?"));
      }
      assertEquals("eof", frontdoor.awaitSession().end());
    }
  }
}
