package org.jtlsproxy.handoff;

/**
 * The two names by which the log knows a session, both chosen by the local client. They hold one
 * {@code char} per byte received and may be empty or unprintable.
 *
 * @param remoteEndpoint the remote peer, normally {@code [address]:port}
 * @param serverId the service, for example {@code smtpd}; part of the session cache key
 */
public record SessionLabel(String remoteEndpoint, String serverId) {

  /** The line that begins a session in the log. */
  LogLine connect(RequestFlags flags) {
    return LogLine.info("CONNECT " + flags.direction() + " " + remoteEndpoint);
  }

  /**
   * The line that precedes {@link #disconnect} in every session that did not complete a handshake.
   * Postfix 3.7.11 logs it for refused requests, too.
   */
  public LogLine handshakeFailed() {
    return LogLine.info("TLS handshake failed for service=" + serverId + " peer=" + remoteEndpoint);
  }

  /** The line that ends every session that began with a CONNECT line. */
  public LogLine disconnect() {
    return LogLine.info("DISCONNECT " + remoteEndpoint);
  }
}
