package org.jtlsproxy.postfix;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** native-test/handoff: one conversation with the daemon, by the letter or against it. */
public final class Handoff {

  private static final Pattern REPORT =
      Pattern.compile(
          "^greeting=(\\S+) status=(\\S+) descriptor=(\\S+) received=(\\d+) end=(\\S+) ms=(\\d+)$",
          Pattern.MULTILINE);

  private final Command command;

  private Handoff(Command command) {
    this.command = command;
  }

  /**
   * How a conversation went; see native-test/handoff.c.
   *
   * @param received bytes of plaintext from the daemon
   * @param millis how long the last wait took
   */
  public record Outcome(
      String greeting,
      String status,
      String descriptor,
      long received,
      String end,
      long millis,
      int exit) {}

  /** A conversation at this socket; the options come first. */
  public static Handoff to(Path socket, String... options) {
    return new Handoff(
        Command.of(Prerequisites.nativeProgram("handoff"))
            .with(List.of(options))
            .with(List.of(socket.toString())));
  }

  /** Runs it with nothing on its standard input. */
  public Outcome run() {
    return run(new byte[0]);
  }

  /** Runs it with these bytes on its standard input: a request, or plaintext. */
  public Outcome run(byte[] input) {
    return outcome(command.run(input, Duration.ofMinutes(2)));
  }

  /** Starts it; {@link #outcome} reads its result. */
  public RunningCommand start() {
    return command.start();
  }

  /** Reads the report of a program that has ended. */
  public static Outcome outcome(Result result) {
    Matcher report = REPORT.matcher(result.out() + result.err());
    if (!report.find()) {
      throw new AssertionError("no report from handoff: " + result.describe());
    }
    return new Outcome(
        report.group(1),
        report.group(2),
        report.group(3),
        Long.parseLong(report.group(4)),
        report.group(5),
        Long.parseLong(report.group(6)),
        result.exit());
  }
}
