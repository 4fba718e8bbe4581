package org.jtlsproxy.handoff;

/**
 * What a local client asks for, after all checks.
 *
 * @param label the names of the session in the log
 * @param role which end of TLS to play
 * @param sendContext whether to report the session with a {@link SessionContext} after the
 *     handshake
 * @param handshakeTimeout seconds that each wait for the remote during the handshake may last, from
 *     0 (the handshake fails at the first wait)
 * @param sessionTimeout seconds of silence after the handshake that the local client tolerates,
 *     from 0 to {@link #SESSION_TIMEOUT_LIMIT}
 */
public record Request(
    SessionLabel label, Role role, boolean sendContext, int handshakeTimeout, int sessionTimeout) {

  /** Seconds by which this daemon is more patient than its client, so that the client decides. */
  private static final int SESSION_TIMEOUT_MARGIN = 10;

  /** The longest session timeout, in seconds, for which {@link #idleTimeout} is still an int. */
  public static final int SESSION_TIMEOUT_LIMIT = Integer.MAX_VALUE - SESSION_TIMEOUT_MARGIN;

  /** Seconds without traffic in a direction after which this daemon ends the session. */
  public int idleTimeout() {
    return sessionTimeout + SESSION_TIMEOUT_MARGIN;
  }
}
