package org.jtlsproxy.postfix;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;

/**
 * native-test/devlog in place of syslogd: owns /dev/log while it is open, and puts back what was
 * there.
 */
public final class DevLog implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final RunningCommand program;

  private DevLog(RunningCommand program) {
    this.program = program;
    program.awaitOut("^ready$", LIMIT);
  }

  /** Takes over the socket of syslog(3). */
  public static DevLog open() {
    return open(Path.of("/dev/log"));
  }

  /** Takes over a socket. */
  public static DevLog open(Path socket) {
    return new DevLog(
        Command.of(Prerequisites.nativeProgram("devlog")).with(List.of(socket.toString())).start());
  }

  /** Waits for a datagram that matches as a whole. */
  public MatchResult await(String regex) {
    return program.awaitOut("^" + regex + "$", LIMIT);
  }

  @Override
  public void close() {
    program.endInput();
    program.awaitExit(LIMIT);
  }
}
