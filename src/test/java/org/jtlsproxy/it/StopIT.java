package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import org.jtlsproxy.postfix.Frontdoor;
import org.jtlsproxy.postfix.PostfixInstance;
import org.jtlsproxy.postfix.RunningCommand;
import org.jtlsproxy.postfix.SClient;
import org.junit.jupiter.api.Test;

/** {@code postfix stop} with an idle process, with a busy one, and with one that only drains. */
class StopIT {

  @Test
  void stopLeavesNoProcess() {
    try (PostfixInstance postfix = PostfixInstance.builder().start();
        Frontdoor frontdoor = Frontdoor.open(postfix.socket(), "hello", "yes");
        RunningCommand drained = SClient.direct(frontdoor.port()).startWithHello("yes")) {
      postfix.reload();
      try (RunningCommand busy = SClient.direct(frontdoor.port()).startWithHello("yes")) {
        assertEquals(2, postfix.daemonWorkers().size(), () -> postfix.daemons().toString());

        postfix.stop();

        assertEquals(2, frontdoor.awaitSessions(2, Duration.ofSeconds(5)).size());
        assertFalse(postfix.log().text().contains("fatal:"), postfix::logForHumans);
        assertFalse(postfix.log().text().contains("panic:"), postfix::logForHumans);
        busy.kill();
      }
      drained.kill();
    }
  }
}
