package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.jtlsproxy.postfix.Await;
import org.jtlsproxy.postfix.Frontdoor;
import org.jtlsproxy.postfix.MailLog;
import org.jtlsproxy.postfix.PostfixExtension;
import org.jtlsproxy.postfix.PostfixInstance;
import org.jtlsproxy.postfix.ProcessEntry;
import org.jtlsproxy.postfix.RunningCommand;
import org.jtlsproxy.postfix.SClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a process leaves of its own accord. */
class LifecycleIT {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  @RegisterExtension
  static final PostfixExtension POSTFIX =
      new PostfixExtension(
          PostfixInstance.builder()
              .service("tlsproxy-idle unix - - y - 0 jtlsproxy -o max_idle=2s")
              .service("tlsproxy-clock unix - - y - 0 jtlsproxy -o max_idle=3s")
              .service("tlsproxy-use unix - - y - 0 jtlsproxy -o max_use=3"));

  @Test
  void idleProcessLeavesAndTheNextClientIsServed(PostfixInstance postfix) throws Exception {
    ServiceProbe.assertServes(postfix.socket("tlsproxy-idle"));
    int pid = servingPids(postfix, "tlsproxy-idle").get(0);

    long begin = System.nanoTime();
    awaitEndOf(pid);
    Duration stay = Duration.ofNanos(System.nanoTime() - begin);

    assertTrue(stay.toMillis() > 1000, () -> "left after " + stay);
    ServiceProbe.assertServes(postfix.socket("tlsproxy-idle"));
  }

  @Test
  void openSessionKeepsAnIdleProcess(PostfixInstance postfix) throws Exception {
    try (Frontdoor frontdoor = Frontdoor.open(postfix.socket("tlsproxy-idle"), "hello", "yes");
        RunningCommand session = SClient.direct(frontdoor.port()).startWithHello("yes")) {
      // Another service with a longer max_idle is the clock.
      ServiceProbe.assertServes(postfix.socket("tlsproxy-clock"));
      awaitEndOf(servingPids(postfix, "tlsproxy-clock").get(0));

      session.send(new byte[] {'?', '\n'});
      Await.until(() -> "second answer", LIMIT, () -> session.countOut("yes") == 2);
    }
  }

  @Test
  void processLeavesAfterMaxUseSessions(PostfixInstance postfix) throws Exception {
    MailLog log = postfix.log().fromHere();
    for (int i = 0; i < 3; i++) {
      ServiceProbe.assertServes(postfix.socket("tlsproxy-use"));
    }
    int first = log.awaitDaemon("DISCONNECT .*", LIMIT).pid();
    awaitEndOf(first);

    MailLog afterwards = postfix.log().fromHere();
    ServiceProbe.assertServes(postfix.socket("tlsproxy-use"));

    assertNotEquals(first, afterwards.awaitDaemon("DISCONNECT .*", LIMIT).pid());
    assertEquals(
        3,
        log.lines().stream()
            .filter(line -> line.pid() == first && line.text().startsWith("DISCONNECT"))
            .count());
  }

  @Test
  void voluntaryExitsAreNoNews(PostfixInstance postfix) throws Exception {
    MailLog log = postfix.log().fromHere();
    ServiceProbe.assertServes(postfix.socket("tlsproxy-idle"));
    awaitEndOf(servingPids(postfix, "tlsproxy-idle").get(0));

    // master(8) would complain about an exit status; a session later it would have done so.
    ServiceProbe.assertServes(postfix);
    assertFalse(log.text().contains("warning:"), log::text);
  }

  private static List<Integer> servingPids(PostfixInstance postfix, String service) {
    return postfix.daemonWorkers().stream()
        .filter(worker -> worker.arguments().contains(service))
        .map(ProcessEntry::pid)
        .toList();
  }

  private static void awaitEndOf(int pid) {
    Await.until(() -> "end of process " + pid, LIMIT, () -> !ProcessEntry.isRunning(pid));
  }
}
