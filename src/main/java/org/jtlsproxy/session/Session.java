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
  }

  /**
   * Begins a session: greets the local client and waits for its request.
   *
   * @param services of the loop that the session will live on
   * @param local the accepted connection
   * @param ended called once, when everything has been given back
   */
  public static void start(SessionServices services, LocalEnd local, Runnable ended) {
    Session session = new Session(services, local, ended);
    RequestPhase request = new RequestPhase(session.holdings);
    session.enter(request);
    request.greet();
    session.proceed(Ready.BOTH);
  }

  private void proceed(Ready ready) {
    if (state == SessionState.CLOSED) {
      return;
    }
    Step step = step(ready);
    while (step instanceof Step.Enter enter) {
      enter(enter.next());
      step = step(Ready.BOTH);
    }
    if (!(step instanceof Step.Await await) || !arm(await)) {
      close();
    }
  }

  private boolean arm(Step.Await step) {
    try {
      holdings.await(step);
      return true;
    } catch (RuntimeException e) {
      report(e);
      return false;
    }
  }

  private Step step(Ready ready) {
    try {
      return phase.proceed(ready);
    } catch (IOException e) {
      if (log.verbosity() > 0) {
        log.info(state + ": " + e.getMessage());
      }
      return Step.END;
    } catch (RuntimeException e) {
      report(e);
      return Step.END;
    }
  }

  /** A defect, or a refusal by the kernel, must not take the other sessions along. */
  private void report(RuntimeException e) {
    log.warning("internal error in state " + state + ": " + e);
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
    phase.expired();
    close();
  }

  private void close() {
    boolean handshakeFailed = state.isBeforeRelay();
    state = SessionState.CLOSED;
    if (handshakeFailed) {
      phase.label().ifPresent(label -> SessionLog.write(log, label.handshakeFailed()));
    }
    holdings.giveBack();
    phase.label().ifPresent(label -> SessionLog.write(log, label.disconnect()));
    ended.run();
  }
}
