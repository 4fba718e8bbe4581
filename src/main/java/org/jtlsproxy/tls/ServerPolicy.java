package org.jtlsproxy.tls;

import java.util.List;

/**
 * What the administrator allows in the server role.
 *
 * @param protocols the protocol versions; at least one
 * @param ciphers the cipher suites up to TLS 1.2; with none of them only TLS 1.3 is accepted
 * @param groups the key exchange groups in the server's order; at least one
 * @param tlsPreemptCipherlist whether the server's order of cipher suites decides, parameter
 *     tls_preempt_cipherlist
 */
public record ServerPolicy(
    ProtocolVersions protocols,
    CipherPolicy ciphers,
    List<NamedGroup> groups,
    boolean tlsPreemptCipherlist) {
  /** Takes copies. */
  public ServerPolicy {
    groups = List.copyOf(groups);
  }

  /** Postfix's defaults. */
  public static ServerPolicy defaults() {
    return new ServerPolicy(
        ProtocolVersions.all(), CipherPolicy.defaults(), GroupList.defaults(), false);
  }
}
