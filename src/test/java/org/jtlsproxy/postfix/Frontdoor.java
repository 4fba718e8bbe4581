package org.jtlsproxy.postfix;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * native-test/frontdoor: a TCP port whose connections are handed to the daemon, and whose plaintext
 * sides it answers.
 */
public final class Frontdoor implements AutoCloseable {

  private static final Pattern REPORT =
      Pattern.compile(
          "^session=(\\d+) status=(\\S+) in=(\\d+) crc=(\\S+) out=(\\d+) end=(\\S+) ms=(\\d+)$",
          Pattern.MULTILINE);

  private final RunningCommand program;
  private final int port;

  private Frontdoor(RunningCommand program) {
    this.program = program;
    this.port = Integer.parseInt(program.awaitOut("^port=(\\d+)$", Duration.ofSeconds(5)).group(1));
  }

  /**
   * What it reported of a session that ended.
   *
   * @param in bytes of plaintext from the daemon
   * @param crc their CRC-32, eight hexadecimal digits
   * @param out bytes of plaintext that the daemon's socket accepted
   * @param end close (this side), eof or reset (the daemon), refused (no handshake was tried)
   */
  public record Session(
      long number, String status, long in, String crc, long out, String end, long millis) {

    private static Session of(MatchResult report) {
      return new Session(
          Long.parseLong(report.group(1)),
          report.group(2),
          Long.parseLong(report.group(3)),
          report.group(4),
          Long.parseLong(report.group(5)),
          report.group(6),
          Long.parseLong(report.group(7)));
    }
  }

  /** Opens it before the given socket; {@code mode} is the mode with its argument. */
  public static Frontdoor open(Path socket, String... mode) {
    return open(List.of(), socket, mode);
  }

  /** Opens it with options before the socket. */
  public static Frontdoor open(List<String> options, Path socket, String... mode) {
    List<String> words = new ArrayList<>(List.of("--with-stdin"));
    words.addAll(options);
    words.add(socket.toString());
    words.addAll(List.of(mode));
    return new Frontdoor(Command.of(Prerequisites.nativeProgram("frontdoor")).with(words).start());
  }

  /** Its port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** Its process id. */
  public long pid() {
    return program.pid();
  }

  /** The sessions that have ended, in the order of their ends. */
  public List<Session> sessions() {
    try (Stream<MatchResult> reports = REPORT.matcher(program.out()).results()) {
      return reports.map(Session::of).toList();
    }
  }

  /** Waits until as many sessions have ended. */
  public List<Session> awaitSessions(int count, Duration limit) {
    Await.until(
        count + " ended sessions but " + sessions() + program.err(),
        limit,
        () -> sessions().size() >= count || !program.isAlive());
    return sessions();
  }

  /** Waits for the end of its only session. */
  public Session awaitSession() {
    return awaitSessions(1, Duration.ofSeconds(20)).get(0);
  }

  @Override
  public void close() {
    program.close();
  }
}
