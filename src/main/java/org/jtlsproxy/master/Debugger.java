package org.jtlsproxy.master;

import java.util.Optional;
import org.jtlsproxy.log.Log;
import org.jtlsproxy.os.ThisProcess;

/** Daemon option {@code -D}: attaches a debugger, see DEBUG_README of Postfix. */
public final class Debugger {
  private Debugger() {}

  /**
   * Runs the command and waits for its end; it is expected to leave something in the background.
   *
   * @param command parameter debugger_command
   * @throws UsageException when there is no command, or an empty one
   */
  public static void start(Optional<String> command, Log log) {
    if (command.isEmpty() || command.get().isEmpty()) {
      throw new UsageException("no debugger_command variable set up");
    }
    log.info("running: " + command.get());
    ThisProcess.runShellCommand(command.get());
  }
}
