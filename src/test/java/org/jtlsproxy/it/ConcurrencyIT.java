package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jtlsproxy.postfix.Frontdoor;
import org.jtlsproxy.postfix.PostfixExtension;
import org.jtlsproxy.postfix.PostfixInstance;
import org.jtlsproxy.postfix.TlsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many sessions that are open at the same time. */
class ConcurrencyIT {

  private static final int SESSIONS = 200;
  private static final int THREADS = 16;

  @RegisterExtension
  static final PostfixExtension POSTFIX = new PostfixExtension(PostfixInstance.builder());

  @Test
  void twoHundredSessionsAreServedAtTheSameTime(PostfixInstance postfix) throws Exception {
    ServiceProbe.assertServes(postfix);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try (Frontdoor frontdoor = Frontdoor.open(postfix.socket(), "hello", "yes")) {
      List<Future<TlsClient>> connecting = new ArrayList<>();
      for (int i = 0; i < SESSIONS; i++) {
        connecting.add(pool.submit(() -> TlsClient.connect(frontdoor.port())));
      }
      List<TlsClient> clients = new ArrayList<>();
      for (Future<TlsClient> client : connecting) {
        clients.add(client.get());
      }
      assertEquals(0, frontdoor.sessions().size());

      for (int round = 0; round < 3; round++) {
        for (TlsClient client : clients) {
          assertEquals("yes", client.ask("there?"));
        }
      }
      for (TlsClient client : clients) {
        client.close();
      }
      for (Frontdoor.Session session : frontdoor.awaitSessions(SESSIONS, Duration.ofSeconds(20))) {
        assertEquals("eof", session.end());
        assertEquals(3L * "there?\n".length(), session.in());
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
