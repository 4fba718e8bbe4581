package org.jtlsproxy.postfix;

import java.time.Duration;
import java.util.List;

/** swaks(1), a mail client for tests, as the remote. */
public final class Swaks {

  private final Command command;

  private Swaks(Command command) {
    this.command = command;
  }

  /** STARTTLS is a must. */
  public static Swaks starttls(int port) {
    return toPort(port).with("--tls");
  }

  /** TLS at once. */
  public static Swaks tlsOnConnect(int port) {
    return toPort(port).with("--tls-on-connect");
  }

  private static Swaks toPort(int port) {
    // swaks itself starts without the TLS module and only then complains.
    Result module =
        Command.of(Prerequisites.program("perl", "perl-base"), "-MNet::SSLeay", "-e", "1").run();
    if (module.exit() != 0) {
      throw new AssertionError("swaks needs Net::SSLeay; install libnet-ssleay-perl");
    }
    return new Swaks(
        Command.of(
            Prerequisites.program("swaks", "swaks"),
            "--server",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--helo",
            "client.example.test",
            "--from",
            "sender@example.org",
            "--to",
            "user@example.test"));
  }

  /** With more options of swaks(1). */
  public Swaks with(String... options) {
    return new Swaks(command.with(List.of(options)));
  }

  /** Runs the whole session. */
  public Result run() {
    return command.run(new byte[0], Duration.ofSeconds(40));
  }
}
