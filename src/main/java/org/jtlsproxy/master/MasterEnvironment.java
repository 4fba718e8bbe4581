package org.jtlsproxy.master;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The environment that master(8) and the launcher give to the process. master(8) clears everything
 * but {@code import_environment}.
 *
 * @param configDirectory {@code MAIL_CONFIG}: the directory of main.cf; {@code /etc/postfix} if
 *     unset
 * @param generationText {@code GENERATION}, unchecked; see {@link #generation}
 * @param logTag {@code MAIL_LOGTAG}: {@code syslog_name} of master(8), good until our own is known
 * @param verbose {@code MAIL_VERBOSE} is set: one more {@code -v}
 * @param debug {@code MAIL_DEBUG} is set: same as {@code -D}
 * @param postlogService {@code POSTLOG_SERVICE}: path of the postlogd(8) socket; empty if the log
 *     goes to syslog
 * @param postlogHostname {@code POSTLOG_HOSTNAME}: {@code myhostname} of master(8)
 * @param masterChild the process that master(8) forked, that is the launcher; 0 without launcher
 * @param processName the last part of argv[0], which a JVM cannot see itself
 * @param stderrIsLog whether the launcher logs what comes on standard error, because master(8)
 *     would have it discarded
 * @param stdinIsTerminal whether the launcher's standard input is a terminal; ours is a pipe
 */
public record MasterEnvironment(
    String configDirectory,
    Optional<String> generationText,
    Optional<String> logTag,
    boolean verbose,
    boolean debug,
    Optional<String> postlogService,
    Optional<String> postlogHostname,
    int masterChild,
    String processName,
    boolean stderrIsLog,
    boolean stdinIsTerminal) {

  private static final String DEFAULT_CONFIG_DIRECTORY = "/etc/postfix";
  private static final String DEFAULT_PROCESS_NAME = "jtlsproxy";

  /**
   * Reads the environment.
   *
   * @param environment normally {@link System#getenv()}
   * @throws UsageException if the launcher passed something other than its process ID
   */
  public static MasterEnvironment of(Map<String, String> environment) {
    return new MasterEnvironment(
        environment.getOrDefault("MAIL_CONFIG", DEFAULT_CONFIG_DIRECTORY),
        Optional.ofNullable(environment.get("GENERATION")),
        Optional.ofNullable(environment.get("MAIL_LOGTAG")),
        environment.containsKey("MAIL_VERBOSE"),
        environment.containsKey("MAIL_DEBUG"),
        notEmpty(environment.get("POSTLOG_SERVICE")),
        notEmpty(environment.get("POSTLOG_HOSTNAME")),
        processId(environment.getOrDefault("JTLSPROXY_MASTER_CHILD", "0")),
        notEmpty(environment.get("JTLSPROXY_NAME")).orElse(DEFAULT_PROCESS_NAME),
        environment.containsKey("JTLSPROXY_STDERR_LOGGED"),
        environment.containsKey("JTLSPROXY_TTY"));
  }

  /**
   * The number of the spawn that made this process; master(8) ignores status messages that carry
   * another one. Read as strtoul(3) reads octal: up to the first 8 or 9.
   *
   * @return an unsigned 32-bit number; 0 if unset
   * @throws UsageException if it is set and not all digits
   */
  public int generation() {
    if (generationText.isEmpty()) {
      return 0;
    }
    String text = generationText.get();
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        throw new UsageException("bad generation: " + text);
      }
    }
    if (text.isEmpty()) {
      throw new UsageException("bad generation: ");
    }
    long value = 0;
    for (int at = 0; at < text.length() && text.charAt(at) <= '7'; at++) {
      if (value >>> 61 != 0) {
        return -1;
      }
      value = value << 3 | (text.charAt(at) - '0');
    }
    return (int) value;
  }

  private static Optional<String> notEmpty(@Nullable String text) {
    return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static int processId(String text) {
    int processId = DecimalPrefix.of(text);
    if (!Integer.toString(processId).equals(text)) {
      throw new UsageException("bad JTLSPROXY_MASTER_CHILD: " + text);
    }
    return processId;
  }
}
