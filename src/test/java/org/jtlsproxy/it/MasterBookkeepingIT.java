package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jtlsproxy.postfix.Await;
import org.jtlsproxy.postfix.Frontdoor;
import org.jtlsproxy.postfix.MailLog;
import org.jtlsproxy.postfix.PostfixExtension;
import org.jtlsproxy.postfix.PostfixInstance;
import org.jtlsproxy.postfix.ProcessEntry;
import org.jtlsproxy.postfix.TlsClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What master(8) believes about the daemon's processes. */
class MasterBookkeepingIT {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int BURST = 50;

  @RegisterExtension
  static final PostfixExtension POSTFIX =
      new PostfixExtension(PostfixInstance.builder().daemonArguments("-o max_use=1000"));

  @Test
  void processThatServedAndIsKilledIsReplacedAtOnce(PostfixInstance postfix) throws Exception {
    for (int i = 0; i < 30; i++) {
      ServiceProbe.assertServes(postfix);
    }
    assertEquals(1, postfix.daemonWorkers().size());

    MailLog log = postfix.log().fromHere();
    kill(postfix.daemonWorkers());

    log.await("warning: process \\S+/jtlsproxy pid \\d+ killed by signal 9", LIMIT);
    ServiceProbe.assertServes(postfix);
    assertFalse(log.text().contains("throttling"), log::text);
  }

  @Test
  void launcherThatIsKilledTakesItsJavaMachineAlong(PostfixInstance postfix) throws Exception {
    ServiceProbe.assertServes(postfix);
    List<ProcessEntry> before = postfix.daemons();

    MailLog log = postfix.log().fromHere();
    kill(postfix.daemonChildren());

    for (ProcessEntry process : before) {
      Await.until(() -> "end of " + process, LIMIT, () -> !ProcessEntry.isRunning(process.pid()));
    }
    ServiceProbe.assertServes(postfix);
    assertFalse(log.text().contains("throttling"), log::text);
  }

  @Tag("better-than-stock")
  @Test
  void burstOfClientsStartsAtMostTwoProcesses(PostfixInstance postfix) throws Exception {
    ServiceProbe.assertServes(postfix);
    postfix.reload();
    ExecutorService clients = Executors.newFixedThreadPool(BURST);
    try (Frontdoor frontdoor = Frontdoor.open(postfix.socket(), "hello", "yes")) {
      List<Future<String>> answers = new ArrayList<>();
      IntStream.range(0, BURST)
          .forEach(i -> answers.add(clients.submit(() -> askOnce(frontdoor.port()))));
      for (Future<String> answer : answers) {
        assertEquals("yes", answer.get());
      }
      assertTrue(postfix.daemonChildren().size() <= 2, () -> postfix.daemons().toString());
    } finally {
      clients.shutdownNow();
    }
  }

  private static String askOnce(int port) throws Exception {
    try (TlsClient client = TlsClient.connect(port)) {
      return client.ask("there?");
    }
  }

  private static void kill(List<ProcessEntry> processes) {
    for (ProcessEntry process : processes) {
      assertTrue(ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly());
    }
  }
}
