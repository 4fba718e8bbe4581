package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
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
import org.jtlsproxy.postfix.ServerKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code postfix reload} while sessions are open. */
class ReloadIT {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  @RegisterExtension
  static final PostfixExtension POSTFIX = new PostfixExtension(PostfixInstance.builder());

  @Test
  void sessionsGoOnAndNewOnesSeeTheNewConfigurationAtOnce(PostfixInstance postfix) {
    try (Frontdoor frontdoor = Frontdoor.open(postfix.socket(), "hello", "yes");
        RunningCommand before = SClient.direct(frontdoor.port()).startWithHello("yes")) {
      int oldPid = servingPid(postfix.log());

      Path chain = ServerKey.ECDSA_P256.createChain(postfix.directory(), "new", "new.example.test");
      postfix.set("smtpd_tls_chain_files", chain.toString());
      MailLog afterReload = postfix.log().fromHere();
      postfix.reload();

      long begin = System.nanoTime();
      try (RunningCommand after = SClient.direct(frontdoor.port()).startWithHello("yes")) {
        Duration delay = Duration.ofNanos(System.nanoTime() - begin);
        assertTrue(delay.compareTo(AT_ONCE) < 0, () -> "waited for " + delay);
        assertTrue(after.err().contains("Peer certificate: CN = new.example.test"), after::err);
        assertNotEquals(oldPid, servingPid(afterReload));
      }
      assertStillTalks(before);

      before.endInput();
      before.awaitExit(LIMIT);
      awaitEndOf(oldPid);
    }
  }

  @Test
  void everyGenerationOutlivesTheReloadsAfterIt(PostfixInstance postfix) {
    try (Frontdoor frontdoor = Frontdoor.open(postfix.socket(), "hello", "yes")) {
      RunningCommand first = SClient.direct(frontdoor.port()).startWithHello("yes");
      postfix.reload();
      RunningCommand second = SClient.direct(frontdoor.port()).startWithHello("yes");
      postfix.reload();
      postfix.reload();
      RunningCommand third = SClient.direct(frontdoor.port()).startWithHello("yes");

      for (RunningCommand session : List.of(first, second, third)) {
        assertStillTalks(session);
        session.endInput();
        session.awaitExit(LIMIT);
      }
      frontdoor.awaitSessions(3, LIMIT).forEach(session -> assertEquals("eof", session.end()));
      Await.until(
          () -> "single serving process left: " + postfix.daemons(),
          LIMIT,
          () -> postfix.daemonWorkers().size() == 1);
    }
  }

  @Test
  void masterWaitsForNoneOfTheOldProcesses(PostfixInstance postfix) {
    try (Frontdoor frontdoor = Frontdoor.open(postfix.socket(), "hello", "yes");
        RunningCommand before = SClient.direct(frontdoor.port()).startWithHello("yes")) {
      List<ProcessEntry> children = postfix.daemonChildren();

      postfix.reload();

      children.forEach(child -> awaitEndOf(child.pid()));
      assertStillTalks(before);
    }
  }

  @Test
  void processWithoutSessionsEndsAtReload(PostfixInstance postfix) throws Exception {
    ServiceProbe.assertServes(postfix);

    List<ProcessEntry> before = postfix.daemons();
    postfix.reload();

    before.forEach(process -> awaitEndOf(process.pid()));
  }

  private static int servingPid(MailLog log) {
    return log.awaitDaemon(".* TLS connection established from .*", LIMIT).pid();
  }

  private static void assertStillTalks(RunningCommand session) {
    int answers = session.countOut("yes");
    session.send(new byte[] {'?', '\n'});
    Await.until(() -> "further answer", LIMIT, () -> session.countOut("yes") > answers);
  }

  private static void awaitEndOf(int pid) {
    Await.until(() -> "end of process " + pid, LIMIT, () -> !ProcessEntry.isRunning(pid));
  }
}
