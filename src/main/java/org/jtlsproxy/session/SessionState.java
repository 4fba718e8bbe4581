package org.jtlsproxy.session;

/** Where a session is in its life; it never goes back. */
enum SessionState {
  /** The local client's request is on its way. */
  AWAIT_REQUEST,
  /** The request was answered with "not available"; the client has the last word. */
  REFUSED,
  /** The request was answered with "ready"; the remote socket is on its way. */
  AWAIT_DESCRIPTOR,
  /** The remote socket is here; nothing may be written to it before its first TLS bytes. */
  AWAIT_CLIENT_HELLO,
  /** TLS is being negotiated. */
  HANDSHAKE,
  /** Data moves in both directions. */
  RELAY,
  /** The remote peer has ended; the local client still gets what it sent. */
  LINGER_FOR_LOCAL,
  /** The local client has ended; the remote peer still gets what it sent, and close_notify. */
  LINGER_FOR_REMOTE,
  /** Everything has been given back. */
  CLOSED;

  /** Whether a session that ends here ends without a complete handshake, as its log line says. */
  boolean isBeforeRelay() {
    return compareTo(RELAY) < 0;
  }
}
