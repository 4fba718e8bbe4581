package org.jtlsproxy.tls;

import java.util.List;

/**
 * What the administrator allows in the server role.
 *
 * @param protocols the protocol versions; at least one
 * @param groups the key exchange groups in the server's order; at least one
 * @param tlsPreemptCipherlist whether the server's order of cipher suites decides, parameter
 *     tls_preempt_cipherlist
 */
public record ServerPolicy(
    ProtocolVersions protocols, List<NamedGroup> groups, boolean tlsPreemptCipherlist) {
  /** Takes copies. */
  public ServerPolicy {
    groups = List.copyOf(groups);
  }

  /** Postfix's defaults. */
  public static ServerPolicy defaults() {
    return new ServerPolicy(ProtocolVersions.all(), GroupList.defaults(), false);
  }
}
