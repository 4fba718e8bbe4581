package org.jtlsproxy.postfix;

import java.util.ArrayList;
import java.util.List;

/** The master.cf of an instance: the services that every instance has, and those a test adds. */
final class MasterCf {

  private final List<String> lines = new ArrayList<>();

  /**
   * The services of every instance.
   *
   * @param screenPort port of postscreen(8)
   * @param smtpPort port of smtpd(8)
   * @param arguments of the daemon under test, after its command
   */
  MasterCf(int screenPort, int smtpPort, String arguments) {
    add("127.0.0.1:" + screenPort + " inet n - n - 1 postscreen");
    add("127.0.0.1:" + smtpPort + " inet n - n - - smtpd");
    add("tlsproxy unix - - y - 0 jtlsproxy " + arguments);
    add("smtpd pass - - n - - smtpd");
    add("postlog unix-dgram n - n - 1 postlogd");
    add("tlsmgr unix - - n 1000? 1 tlsmgr");
    add("anvil unix - - n - 1 anvil");
    add("proxymap unix - - n - - proxymap");
    add("proxywrite unix - - n - 1 proxymap");
    add("rewrite unix - - n - - trivial-rewrite");
    add("cleanup unix n - n - 0 cleanup");
    add("qmgr unix n - n 300 1 qmgr");
    add("bounce unix - - n - 0 bounce");
    add("defer unix - - n - 0 bounce");
    add("trace unix - - n - 0 bounce");
    add("scache unix - - n - 1 scache");
    add("smtp unix - - n - - smtp");
    add("discard unix - - n - - discard");
    add("error unix - - n - - error");
    add("retry unix - - n - - error");
  }

  /** Adds a line; a later line for the same service replaces the earlier one in master(8). */
  void add(String line) {
    lines.add(line.strip());
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }
}
