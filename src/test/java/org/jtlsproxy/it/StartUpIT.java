package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jtlsproxy.postfix.Handoff;
import org.jtlsproxy.postfix.PostfixExtension;
import org.jtlsproxy.postfix.PostfixInstance;
import org.jtlsproxy.postfix.ProcessEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the first client of a new process has to wait for, and what the process costs by then. */
class StartUpIT {

  private static final long RESIDENT_LIMIT_KILOBYTES = 70 * 1024;
  private static final long GREETING_LIMIT_MILLIS = 3000;

  @RegisterExtension
  static final PostfixExtension POSTFIX = new PostfixExtension(PostfixInstance.builder());

  @Test
  void newProcessGreetsSoonAndIsSmall(PostfixInstance postfix) {
    Handoff.Outcome outcome = Handoff.to(postfix.socket(), "--until", "greeting").run();

    assertEquals("ok", outcome.greeting());
    assertTrue(outcome.millis() < GREETING_LIMIT_MILLIS, outcome::toString);
    List<ProcessEntry> workers = postfix.daemonWorkers();
    assertEquals(1, workers.size());
    long resident = workers.get(0).residentKilobytes();
    assertTrue(resident < RESIDENT_LIMIT_KILOBYTES, () -> resident + " kB");
  }
}
