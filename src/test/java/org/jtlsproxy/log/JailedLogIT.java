package org.jtlsproxy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jtlsproxy.os.ThisProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The log of a process that has entered a chroot jail and given up its privileges. Needs root. */
@Timeout(60)
class JailedLogIT {
  private static final int NOBODY = 65534;

  @Test
  void linesAreSentFromTheJail(@TempDir Path directory) throws Exception {
    Path path = directory.resolve("log");
    Path jail = Files.createDirectory(directory.resolve("jail"));
    try (LogServiceSocket service = LogServiceSocket.bind(path)) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Jailed.class.getName(),
                  path.toString(),
                  jail.toString())
              .inheritIO()
              .start();
      assertTrue(service.receive().endsWith(" postfix/tlsproxy[123]: outside"));
      assertTrue(service.receive().endsWith(" postfix/tlsproxy[123]: warning: inside"));
      List<String> flushed = service.receive(100);
      assertTrue(flushed.get(99).endsWith(" postfix/tlsproxy[123]: fatal: 99"), flushed.get(99));
      assertEquals(0, process.waitFor());
    }
  }

  /** What the process does. */
  static final class Jailed {
    private Jailed() {}

    public static void main(String[] arguments) throws IOException {
      MailLog log = new MailLog(TestSettings.syslog(Path.of(arguments[0])), text -> {});
      log.info("outside");
      ThisProcess.changeDirectory(arguments[1]);
      ThisProcess.changeRoot(arguments[1]);
      ThisProcess.setGroup(NOBODY);
      ThisProcess.setUser(NOBODY);
      log.warning("inside");
      for (int i = 0; i < 100; i++) {
        log.fatal(Integer.toString(i));
      }
      log.close();
    }
  }
}
