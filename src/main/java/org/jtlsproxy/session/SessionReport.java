package org.jtlsproxy.session;

import org.jtlsproxy.handoff.SessionContext;
import org.jtlsproxy.tls.HandshakeSummary;

/** What a local client that asked for it is told about an established session. */
final class SessionReport {
  private static final int SERVER_ROLE_LEVEL = 0;

  private SessionReport() {}

  /** Puts the outcome of a handshake in the server role into the words of the hand-off protocol. */
  static SessionContext context(HandshakeSummary summary, String remoteEndpoint) {
    return new SessionContext(
        SessionContext.Peer.ANONYMOUS,
        SERVER_ROLE_LEVEL,
        new SessionContext.Cipher(
            summary.protocol(),
            summary.cipher().name(),
            summary.cipher().usedBits(),
            summary.cipher().algorithmBits()),
        new SessionContext.KeyExchange(
            summary.keyExchange(), summary.keyExchangeCurve(), summary.keyExchangeBits()),
        signature(summary.clientSignature()),
        signature(summary.serverSignature()),
        remoteEndpoint);
  }

  private static SessionContext.Signature signature(HandshakeSummary.Signature signature) {
    return new SessionContext.Signature(
        signature.name(), signature.curve(), signature.bits(), signature.digest());
  }
}
