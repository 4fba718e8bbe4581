package org.jtlsproxy;

import org.jtlsproxy.config.ProcessContext;
import org.jtlsproxy.os.SystemCallException;
import org.jtlsproxy.os.ThisProcess;

/** By what names the process goes. */
final class ProcessNames {
  /**
   * The name in log tags and in {@code $process_name}, whatever the program file is called: those
   * who read logs look for it.
   */
  static final String PROCESS = "tlsproxy";

  /** The release whose behaviour is followed, {@code $mail_version}. */
  private static final String MAIL_VERSION = "3.7.11";

  private ProcessNames() {}

  /** What the configuration knows about this process. */
  static ProcessContext context(String serviceName) throws SystemCallException {
    return new ProcessContext(ThisProcess.id(), serviceName, MAIL_VERSION, ThisProcess.hostName());
  }
}
