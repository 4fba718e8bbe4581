package org.jtlsproxy.postfix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that runs; its outputs are collected as they come. Closing kills it. */
public final class RunningCommand implements AutoCloseable {

  private final Command command;
  private final Process process;
  private final Collector out;
  private final Collector err;

  RunningCommand(Command command, Process process) {
    this.command = command;
    this.process = process;
    this.out = new Collector(process.getInputStream());
    this.err = new Collector(process.getErrorStream());
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it has not ended yet. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Writes to its standard input. A program that no longer reads is no error: its result tells what
   * happened.
   */
  public void send(byte[] input) {
    OutputStream stdin = process.getOutputStream();
    try {
      stdin.write(input);
      stdin.flush();
    } catch (IOException e) {
      err.add("(input not accepted: " + e.getMessage() + ")\n");
    }
  }

  /** Writes one line, ended by CR LF as in SMTP. */
  public void sendLine(String line) {
    send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Closes its standard input. */
  public void endInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      err.add("(input not accepted: " + e.getMessage() + ")\n");
    }
  }

  /** Standard output so far. */
  public String out() {
    return out.text();
  }

  /** Standard error so far. */
  public String err() {
    return err.text();
  }

  /** Waits until the expression is found in standard output. */
  public MatchResult awaitOut(String regex, Duration limit) {
    return await(out, regex, limit);
  }

  /** Waits until the expression is found in standard error. */
  public MatchResult awaitErr(String regex, Duration limit) {
    return await(err, regex, limit);
  }

  /** Number of times the expression is found in standard output so far. */
  public int countOut(String regex) {
    return (int) Pattern.compile(regex, Pattern.MULTILINE).matcher(out()).results().count();
  }

  /**
   * Waits until it has ended.
   *
   * @throws AssertionError if it is still running at the limit
   */
  public Result awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(
            command + " still running after " + limit.toMillis() + " ms\n" + describe());
      }
      out.join();
      err.join();
      return new Result(process.exitValue(), out.text(), err.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Sends SIGKILL: no clean-up, no close_notify. */
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String describe() {
    return "--- stdout\n" + out() + "\n--- stderr\n" + err();
  }

  private MatchResult await(Collector collector, String regex, Duration limit) {
    Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
    return Await.get(
        () -> "no /" + regex + "/ from " + command + "\n" + describe() + "\n",
        limit,
        () -> {
          Matcher matcher = pattern.matcher(collector.text());
          return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
        });
  }

  /** Reads one output to its end in a thread of its own, so that the program never blocks. */
  private static final class Collector {

    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final Thread thread;

    Collector(InputStream stream) {
      thread = new Thread(() -> collect(stream), "output collector");
      thread.setDaemon(true);
      thread.start();
    }

    private void collect(InputStream stream) {
      byte[] buffer = new byte[65536];
      try (stream) {
        for (int size = stream.read(buffer); size >= 0; size = stream.read(buffer)) {
          synchronized (collected) {
            collected.write(buffer, 0, size);
          }
        }
      } catch (IOException e) {
        add("(output lost: " + e.getMessage() + ")\n");
      }
    }

    void add(String remark) {
      synchronized (collected) {
        collected.writeBytes(remark.getBytes(StandardCharsets.UTF_8));
      }
    }

    String text() {
      synchronized (collected) {
        return collected.toString(StandardCharsets.ISO_8859_1);
      }
    }

    void join() throws InterruptedException {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    }
  }
}
