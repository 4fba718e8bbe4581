package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jtlsproxy.postfix.Command;
import org.jtlsproxy.postfix.PostfixExtension;
import org.jtlsproxy.postfix.PostfixInstance;
import org.jtlsproxy.postfix.Prerequisites;
import org.jtlsproxy.postfix.ProcessEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the serving process may do: nothing of what root may, and see no file but its jail's. */
class PrivilegesIT {

  @RegisterExtension
  static final PostfixExtension POSTFIX = new PostfixExtension(PostfixInstance.builder());

  @Test
  void everyThreadIsTheMailOwnerInTheJail(PostfixInstance postfix) throws Exception {
    ServiceProbe.assertServes(postfix);

    String user = id("-u");
    String group = id("-g");
    Set<String> groups = Set.of(id("-G").split(" ", -1));
    List<ProcessEntry> workers = postfix.daemonWorkers();
    assertEquals(1, workers.size());
    for (ProcessEntry worker : workers) {
      assertEquals(postfix.queueDirectory().toRealPath(), worker.root());
      List<Map<String, String>> threads = worker.threadStatuses();
      assertFalse(threads.isEmpty());
      for (Map<String, String> thread : threads) {
        String who = worker.pid() + " " + thread.get("Name");
        assertEquals(four(user), thread.get("Uid"), who);
        assertEquals(four(group), thread.get("Gid"), who);
        assertEquals(groups, Set.of(thread.getOrDefault("Groups", "").split(" ", -1)), who);
        assertEquals("0000000000000000", thread.get("CapEff"), who);
        assertEquals("0000000000000000", thread.get("CapPrm"), who);
      }
    }
  }

  /** Real, effective, saved and file system id. */
  private static String four(String id) {
    return String.join("\t", id, id, id, id);
  }

  private static String id(String option) {
    return Command.of(Prerequisites.program("id", "coreutils"), option, "postfix")
        .run()
        .orFail()
        .out()
        .strip();
  }
}
