package org.jtlsproxy.postfix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A program with its arguments, ready to be run to its end or to be talked to while it runs. */
public record Command(List<String> words) {

  /** A command line; the program comes first. */
  public static Command of(Path program, String... arguments) {
    return new Command(Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList());
  }

  /** This command with more arguments. */
  public Command with(List<String> arguments) {
    return new Command(Stream.concat(words.stream(), arguments.stream()).toList());
  }

  /** Runs it with empty input for at most a minute. */
  public Result run() {
    return run(new byte[0], Duration.ofMinutes(1));
  }

  /**
   * Runs it to its end.
   *
   * @throws AssertionError if it is still running at the limit; it is killed then
   */
  public Result run(byte[] input, Duration limit) {
    try (RunningCommand running = start()) {
      running.send(input);
      running.endInput();
      return running.awaitExit(limit);
    }
  }

  /** Starts it. */
  public RunningCommand start() {
    ProcessBuilder builder = new ProcessBuilder(words);
    // Either would make the Postfix commands use another instance.
    builder.environment().remove("MAIL_CONFIG");
    builder.environment().remove("MAIL_LOGTAG");
    builder.environment().put("LC_ALL", "C");
    try {
      return new RunningCommand(this, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + words, e);
    }
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
