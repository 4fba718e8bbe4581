package org.jtlsproxy.session;

import java.io.IOException;
import org.jtlsproxy.event.EventLoop.ReadinessHandler;
import org.jtlsproxy.log.Log;

/**
 * One session: a local client, a remote peer, and TLS between them. It lives on one event loop and
 * needs no locks.
 *
 * <p>After every event the code of the current state goes as far as it can and says what comes next
 * ({@link Step}); this class alone changes the state, arms timer and events, and closes.
 */
public final class Session {
  /** Makes the end towards the local client. */
  @FunctionalInterface
  public interface LocalEnd {
    /**
     * Opens the end.
     *
     * @param localReady to be told when the end is ready
     * @param remoteReady to be told when the remote socket, once received, is ready
     */
    PlaintextEnd open(ReadinessHandler localReady, ReadinessHandler remoteReady);
  }

  private final Log log;
  private final Holdings holdings;
  private final Runnable ended;
  private SessionState state = SessionState.AWAIT_REQUEST;
  private Phase phase;

  private Session(SessionServices services, LocalEnd localEnd, Runnable ended) {
    this.log = services.log();
    this.ended = ended;
    PlaintextEnd local = localEnd.open(() -> proceed(Ready.LOCAL), () -> proceed(Ready.REMOTE));
    IdleTimer idle = new IdleTimer(services.clock(), services.timers(), this::expired);
    this.holdings = new Holdings(services, local, idle);
    this.phase = new RequestPhase(holdings);
    holdings.idle().limit(phase.timeLimit());
  }

  /**
   * Begins a session: greets the local client and waits for its request.
   *
   * @param services of the loop that the session will live on
   * @param local the accepted connection
   * @param ended called once, when everything has been given back
   */
  public static void start(SessionServices services, LocalEnd local, Runnable ended) {
    new Session(services, local, ended).proceed(Ready.BOTH);
  }

  private void proceed(Ready ready) {
    if (state == SessionState.CLOSED) {
      return;
    }
    boolean alive;
    try {
      alive = advance(ready);
    } catch (IOException e) {
      if (log.verbosity() > 0) {
        log.info(state + ": " + e.getMessage());
      }
      alive = false;
    } catch (RuntimeException e) {
      report(e);
      alive = false;
    }
    if (!alive) {
      close();
    }
  }

  /**
   * Goes from state to state as far as possible.
   *
   * @return whether the session waits for something, as opposed to being over
   */
  private boolean advance(Ready ready) throws IOException {
    Step step = phase.proceed(ready);
    while (step instanceof Step.Enter enter) {
      enter(enter.next());
      step = phase.proceed(Ready.BOTH);
    }
    if (step instanceof Step.Await await) {
      holdings.await(await);
      return true;
    }
    return false;
  }

  /** A defect, or a refusal by the kernel, must not take the other sessions along. */
  private void report(RuntimeException e) {
    StackTraceElement[] stack = e.getStackTrace();
    String where = stack.length == 0 ? "" : " at " + stack[0];
    log.warning("internal error in state " + state + ": " + e + where);
  }

  private void enter(Phase next) {
    if (log.verbosity() > 0) {
      log.info("session state " + state + " -> " + next.state());
    }
    phase = next;
    state = next.state();
    holdings.idle().limit(next.timeLimit());
  }

  private void expired() {
    try {
      phase.expired();
    } finally {
      close();
    }
  }

  private void close() {
    boolean handshakeFailed = state.isBeforeRelay();
    state = SessionState.CLOSED;
    try {
      if (handshakeFailed) {
        phase.label().ifPresent(label -> SessionLog.write(log, label.handshakeFailed()));
      }
      holdings.giveBack();
      phase.label().ifPresent(label -> SessionLog.write(log, label.disconnect()));
    } catch (RuntimeException e) {
      report(e);
    } finally {
      ended.run();
    }
  }
}
