package org.jtlsproxy.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jtlsproxy.attr.AttributeWriter;
import org.jtlsproxy.event.Interest;
import org.jtlsproxy.event.TimerWheel;
import org.jtlsproxy.handoff.Greeting;
import org.jtlsproxy.handoff.Status;
import org.jtlsproxy.tls.ServerContext;

/**
 * One session between a local client and a remote peer, all in memory, driven until nothing moves.
 *
 * <p>Every test ends with {@link #close}, which proves that nothing is left open.
 */
final class SessionBench implements AutoCloseable {
  static final String TLS12 = "TLSv1.2";
  static final String TLS13 = "TLSv1.3";
  static final String REMOTE = "[192.0.2.1]:25";
  static final int HANDSHAKE_SECONDS = 30;
  static final int SESSION_SECONDS = 40;
  static final int SERVER = 1;
  static final int SEND_CONTEXT = 4;
  static final String CONNECT = "CONNECT from " + REMOTE;
  static final String HANDSHAKE_FAILED = "TLS handshake failed for service=smtpd peer=" + REMOTE;
  static final String DISCONNECT = "DISCONNECT " + REMOTE;

  // More and less than one step moves, so that steps end for either reason.
  private static final int LOCAL_BUFFER = 80 * 1024;
  private static final int REMOTE_BUFFER = 100 * 1024;
  private static final int TURNS_WITHOUT_MOVEMENT = 20;
  private static final LoopBuffers BUFFERS = LoopBuffers.allocate();

  private final long pipesBefore = openPipes();
  private final ManualClock clock = new ManualClock();
  private final TimerWheel timers = new TimerWheel(clock);
  private final RecordingLog log = new RecordingLog();
  private final Pipe localIn = new Pipe(LOCAL_BUFFER);
  private final Pipe localOut = new Pipe(LOCAL_BUFFER);
  private final Pipe remoteIn = new Pipe(REMOTE_BUFFER);
  private final Pipe remoteOut = new Pipe(REMOTE_BUFFER);
  private final LocalPeer local = new LocalPeer(localIn, localOut);
  private final TlsPeer remote;
  private final MemoryPlaintextEnd localEnd;
  private final MemoryEnd remoteEnd;
  private boolean handedOver;
  private long outboundBefore;
  private long inboundBefore;
  private int refusals;
  private int ended;

  SessionBench(String protocol) {
    this(protocol, Optional.of(ServerKeys.ECDSA));
  }

  /** Begins a session: the greeting is on its way. */
  SessionBench(String protocol, Optional<ServerContext> server) {
    remote = new TlsPeer(protocol, remoteIn, remoteOut);
    SessionServices services = new SessionServices(log, clock, timers, BUFFERS, server, true);
    MemoryPlaintextEnd[] opened = new MemoryPlaintextEnd[1];
    MemoryEnd[] passed = new MemoryEnd[1];
    Session.start(
        services,
        (localReady, remoteReady) -> {
          passed[0] = new MemoryEnd(remoteIn, remoteOut, remoteReady);
          opened[0] = new MemoryPlaintextEnd(localIn, localOut, localReady);
          return opened[0];
        },
        () -> ended++);
    localEnd = opened[0];
    remoteEnd = passed[0];
  }

  LocalPeer local() {
    return local;
  }

  TlsPeer remote() {
    return remote;
  }

  MemoryPlaintextEnd localEnd() {
    return localEnd;
  }

  MemoryEnd remoteEnd() {
    return remoteEnd;
  }

  RecordingLog log() {
    return log;
  }

  boolean isEnded() {
    return ended > 0;
  }

  /** A request as postscreen(8) sends it. */
  static byte[] request(int flags, int handshakeTimeout, int sessionTimeout) {
    return new AttributeWriter()
        .string("remote_endpoint", REMOTE)
        .integer("flags", flags)
        .integer("timeout", handshakeTimeout)
        .integer("timeout", sessionTimeout)
        .string("serverid", "smtpd")
        .list();
  }

  /** Lets the local client ask for the server role, and get it. */
  SessionBench accepted(int flags) {
    run();
    assertArrayEquals(Greeting.bytes(), local.take());
    local.send(request(flags, HANDSHAKE_SECONDS, SESSION_SECONDS));
    run();
    assertArrayEquals(Status.READY.bytes(), local.take());
    return this;
  }

  /** Lets the local client pass the remote socket, with more bytes right behind it. */
  SessionBench handOver(byte... early) {
    offerRemote(early);
    run();
    return this;
  }

  /** Lets the local client pass the remote socket, without any turn to take it. */
  void offerRemote(byte... early) {
    localEnd.pass(local.position(), this::takeRemote);
    local.send(new byte[1]);
    local.send(early);
  }

  private MemoryEnd takeRemote() {
    handedOver = true;
    return remoteEnd;
  }

  /** Goes on to an established session without any data so far. */
  SessionBench established() {
    accepted(SERVER).handOver();
    remote.start();
    run();
    assertTrue(remote.isEstablished(), () -> "no handshake: " + remote.failure() + log.lines());
    outboundBefore = waitingOutbound();
    inboundBefore = waitingInbound();
    return this;
  }

  /** Lets the kernel refuse to watch the remote socket, which is the session's end. */
  void refuseToWatchTheRemote() {
    remoteEnd.refuseToWait();
    refusals++;
  }

  /** Lets everybody act once. */
  boolean turn() {
    boolean reported = reportReady();
    local.pump();
    remote.pump();
    return reported;
  }

  /** Lets everybody act until nothing moves any more. */
  void run() {
    int idleTurns = 0;
    while (true) {
      long before = moved();
      boolean reported = turn();
      if (moved() != before) {
        idleTurns = 0;
      } else if (!reported && !isAnyReady()) {
        break;
      } else if (++idleTurns > TURNS_WITHOUT_MOVEMENT) {
        throw new AssertionError("the session spins, waiting for " + interests());
      }
    }
    assertFalse(isStuck(), () -> "there is data to move, waiting for " + interests());
  }

  private boolean isAnyReady() {
    return localEnd.isReady() || (handedOver && remoteEnd.isReady());
  }

  private boolean reportReady() {
    // Both are looked at first, as in one turn of an event loop: the second may come too late.
    boolean localReady = localEnd.isReady();
    boolean remoteReady = handedOver && remoteEnd.isReady();
    if (localReady && localEnd.closings() == 0) {
      localEnd.report();
    }
    if (remoteReady && remoteEnd.closings() == 0) {
      remoteEnd.report();
    }
    return localReady || remoteReady;
  }

  private long moved() {
    long moved = ended;
    for (Pipe pipe : List.of(localIn, localOut, remoteIn, remoteOut)) {
      moved += pipe.written() + pipe.read();
    }
    return moved;
  }

  /** With room on both sides, nothing excuses a session that leaves something unread. */
  private boolean isStuck() {
    return ended == 0
        && remote.isEstablished()
        && localOut.room() > 0
        && remoteOut.room() > 0
        && (localIn.isReadable() || remoteIn.isReadable());
  }

  private String interests() {
    Interest atRemote = handedOver ? remoteEnd.interest() : Interest.NOTHING;
    return localEnd.interest() + " at the local and " + atRemote + " at the remote end";
  }

  /** Bytes that the session has taken from the local client less those the remote got of it. */
  long waitingOutbound() {
    return localIn.read() - remoteOut.written() - outboundBefore;
  }

  /** Bytes that the session has taken from the remote peer less those the local client got. */
  long waitingInbound() {
    return remoteIn.read() - localOut.written() - inboundBefore;
  }

  /** Lets time pass, and whatever it brings about happen. */
  void passSeconds(int seconds) {
    passUnattended(seconds);
    run();
  }

  /** Lets time pass in which only timers act. */
  void passUnattended(int seconds) {
    for (int i = 0; i < 5 * seconds; i++) {
      clock.advance(Duration.ofMillis(200));
      timers.advance();
    }
  }

  /** Proves that the session is over and has given back everything. */
  @Override
  public void close() throws IOException {
    assertEquals(1, ended, () -> "sessions ended; waiting for " + interests() + log.lines());
    assertEquals(1, localEnd.closings());
    assertEquals(handedOver ? 1 : 0, remoteEnd.closings());
    assertEquals(0, timers.size());
    assertEquals(
        refusals, log.lines().stream().filter(line -> line.contains("internal error")).count());
    assertLogIsComplete();
    remote.release();
    assertTrue(openPipes() <= pipesBefore, "an engine was not released");
  }

  /** Postfix 3.7.11 ends each session it has a name for with these lines. */
  private void assertLogIsComplete() {
    List<String> lines = log.lines();
    boolean named = lines.contains(CONNECT);
    boolean handshake = lines.stream().anyMatch(line -> line.contains("connection established"));
    assertEquals(named ? 1 : 0, lines.stream().filter(DISCONNECT::equals).count());
    assertEquals(
        named && !handshake ? 1 : 0, lines.stream().filter(HANDSHAKE_FAILED::equals).count());
    if (named) {
      assertEquals(DISCONNECT, lines.get(lines.size() - 1));
    }
    if (named && !handshake) {
      assertEquals(HANDSHAKE_FAILED, lines.get(lines.size() - 2));
    }
  }

  /** The pipes of this process: every TLS engine of the library has one until it is released. */
  private static long openPipes() {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return all.filter(SessionBench::isPipe).count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPipe(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("pipe:");
    } catch (IOException e) {
      // The directory stream itself, for one, is closed by now.
      return false;
    }
  }
}
