package org.jtlsproxy.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jtlsproxy.event.Clock;
import org.jtlsproxy.event.EventLoop;
import org.jtlsproxy.log.Log;
import org.jtlsproxy.os.Descriptor;
import org.jtlsproxy.os.SystemCallException;
import org.jtlsproxy.tls.ServerContext;

/**
 * The event loops that sessions live on. A new session goes to the loop with the fewest and stays
 * there for life, so that a session needs no locks.
 */
public final class SessionLoops {
  /** One loop, what its sessions share, and how many there are. */
  private record SessionLoop(EventLoop loop, SessionServices services, AtomicInteger sessions) {}

  private final List<SessionLoop> loops = new ArrayList<>();

  /**
   * Makes the loops; they do not run yet.
   *
   * @param count at least 1
   * @param server the TLS server role, unless it is not available
   * @param logSummary whether tlsproxy_tls_loglevel asks for a line per established session
   */
  public SessionLoops(
      int count, Clock clock, Log log, Optional<ServerContext> server, boolean logSummary)
      throws SystemCallException {
    for (int i = 0; i < count; i++) {
      EventLoop loop = new EventLoop(clock);
      SessionServices services =
          new SessionServices(
              log, clock, loop.timers(), LoopBuffers.allocate(), server, logSummary);
      loops.add(new SessionLoop(loop, services, new AtomicInteger()));
    }
  }

  /** The loop that also does what is not a session's business. */
  public EventLoop first() {
    return loops.get(0).loop;
  }

  /** All loops, to be run each by a thread of its own. */
  public List<EventLoop> all() {
    List<EventLoop> all = new ArrayList<>(loops.size());
    for (SessionLoop each : loops) {
      all.add(each.loop);
    }
    return all;
  }

  /**
   * Begins a session.
   *
   * @param client the accepted connection, non-blocking; closed with the session
   * @param ended called once, on the session's loop, when the session has given everything back
   */
  public void start(Descriptor client, Runnable ended) {
    SessionLoop chosen = loops.get(0);
    for (SessionLoop each : loops) {
      if (each.sessions.get() < chosen.sessions.get()) {
        chosen = each;
      }
    }
    SessionLoop home = chosen;
    home.sessions.incrementAndGet();
    home.loop.execute(
        () ->
            Session.start(
                home.services,
                (localReady, remoteReady) ->
                    new PlaintextSocket(home.loop, client, localReady, remoteReady),
                () -> {
                  home.sessions.decrementAndGet();
                  ended.run();
                }));
  }
}
