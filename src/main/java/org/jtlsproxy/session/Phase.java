package org.jtlsproxy.session;

import java.io.IOException;
import java.util.Optional;
import org.jtlsproxy.handoff.SessionLabel;

/** The code of one {@link SessionState}: knows what that state needs, and nothing of the others. */
interface Phase {
  /** The state that this is the code of. */
  SessionState state();

  /** How long nothing may move, in seconds. */
  int timeLimit();

  /**
   * Goes on as far as possible.
   *
   * @param ready which ends may be able to go on
   * @return what to do next; nothing is closed here
   * @throws IOException when an end that the phase cannot do without is broken
   */
  Step proceed(Ready ready) throws IOException;

  /** Logs, if there is something to log, that the time limit has passed. */
  void expired();

  /** The session's names in the log, once they are known. */
  Optional<SessionLabel> label();
}
