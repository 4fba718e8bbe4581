package org.jtlsproxy;

import org.jtlsproxy.config.Configuration;
import org.jtlsproxy.config.GenericParameters;
import org.jtlsproxy.log.Facility;
import org.jtlsproxy.log.LogSettings;
import org.jtlsproxy.log.LogTransport;
import org.jtlsproxy.master.MasterEnvironment;
import org.jtlsproxy.master.MasterOptions;
import org.jtlsproxy.os.ThisProcess;

/** Where the log goes: as the parent process says at first, and then as main.cf says. */
final class LogSetup {
  private static final String DEFAULT_SYSLOG_NAME = "postfix";

  /** What Postfix calls a host whose name it does not know yet. */
  private static final String UNKNOWN_HOST = "amnesiac";

  private LogSetup() {}

  /** The log until main.cf has been read. */
  static LogSettings inherited(MasterEnvironment environment) {
    return new LogSettings(
        LogTransport.inherited(environment.postlogService().orElse(null)),
        tag(environment.logTag().orElse(DEFAULT_SYSLOG_NAME)),
        Facility.MAIL,
        environment.postlogHostname().orElse(UNKNOWN_HOST),
        ThisProcess.id(),
        false,
        environment.verbose() ? 1 : 0,
        environment.stdinIsTerminal());
  }

  /** The log from then on. */
  static LogSettings configured(
      Configuration configuration, MasterEnvironment environment, MasterOptions options) {
    return new LogSettings(
        LogTransport.configured(
            configuration.get(GenericParameters.MAILLOG_FILE),
            configuration.get(GenericParameters.MAILLOG_FILE_PREFIXES),
            configuration.get(GenericParameters.QUEUE_DIRECTORY),
            configuration.get(GenericParameters.POSTLOG_SERVICE_NAME)),
        tag(configuration.get(GenericParameters.SYSLOG_NAME)),
        Facility.named(configuration.get(GenericParameters.SYSLOG_FACILITY)).orElse(Facility.MAIL),
        configuration.get(GenericParameters.MYHOSTNAME),
        ThisProcess.id(),
        configuration.get(GenericParameters.SMTPUTF8_ENABLE),
        options.verbosity() + (environment.verbose() ? 1 : 0),
        environment.stdinIsTerminal()
            // Otherwise option -V would log every line twice.
            || (options.alsoStderr() && !environment.stderrIsLog()));
  }

  private static String tag(String syslogName) {
    return syslogName + "/" + ProcessNames.PROCESS;
  }
}
