package org.jtlsproxy.postfix;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** {@code openssl s_client} as the remote. Quiet: output is what the server sends, and no more. */
public final class SClient {

  private final Command command;

  private SClient(Command command) {
    this.command = command;
  }

  /** TLS at once. */
  public static SClient direct(int port) {
    return new SClient(
        Command.of(
            Prerequisites.program("openssl", "openssl"),
            "s_client",
            "-brief",
            "-nocommands",
            "-connect",
            "127.0.0.1:" + port));
  }

  /** TLS after STARTTLS in SMTP. */
  public static SClient starttls(int port) {
    return direct(port).with("-starttls", "smtp", "-name", "client.example.test");
  }

  /** With more options of s_client(1). */
  public SClient with(String... options) {
    return new SClient(command.with(List.of(options)));
  }

  /** Starts it; the caller talks to it. Its standard error describes the TLS session. */
  public RunningCommand start() {
    return command.start();
  }

  /** Sends these bytes and then its close_notify; its result has what was received until then. */
  public Result run(byte[] input) {
    return command.run(input, Duration.ofSeconds(30));
  }

  /**
   * A whole session in SMTP after STARTTLS: greets, quits, and returns what the server said.
   *
   * @throws AssertionError if the server does not answer
   */
  public Result greetAndQuit() {
    try (RunningCommand session = start()) {
      session.sendLine("EHLO client.example.test");
      session.awaitOut("^250 ", Duration.ofSeconds(20));
      session.sendLine("QUIT");
      session.awaitOut("^221 ", Duration.ofSeconds(20));
      return session.awaitExit(Duration.ofSeconds(20));
    }
  }

  /**
   * Sends one line and waits for the answer of a frontdoor in mode hello.
   *
   * @return the session, still open
   */
  public RunningCommand startWithHello(String answer) {
    RunningCommand session = start();
    session.send("anybody there?\n".getBytes(StandardCharsets.US_ASCII));
    session.awaitOut(answer, Duration.ofSeconds(20));
    return session;
  }
}
