package org.jtlsproxy.tls;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jtlsproxy.tls.cert.KeyKind;

/**
 * Puts the key exchange groups into the order that decides for one client. The engine always goes
 * by the server's order; where OpenSSL goes by the client's, that is made the server's.
 *
 * @param accepted the groups that the server accepts, in its own order
 * @param tlsPreemptCipherlist whether the server's order of preference wins; see
 *     tls_preempt_cipherlist in postconf(5)
 */
record GroupOrder(List<NamedGroup> accepted, boolean tlsPreemptCipherlist) {
  /**
   * The groups for the engine.
   *
   * @param hello what the client offered, if that is known
   * @param version what is going to be negotiated, if that is known
   * @param key the kind of the certificate's key
   */
  Set<NamedGroup> forClient(
      Optional<ClientHello> hello, Optional<ProtocolVersion> version, KeyKind key) {
    Set<NamedGroup> order = new LinkedHashSet<>();
    if (hello.isPresent() && version.isPresent()) {
      if (version.get() == ProtocolVersion.TLSV1_3) {
        // A group for which the client has not sent a key costs a round trip.
        order.addAll(shared(hello.get().keyShareGroups()));
        order.addAll(accepted);
        return order;
      }
      List<NamedGroup> shared = shared(hello.get().supportedGroups());
      if (!tlsPreemptCipherlist) {
        order.addAll(shared);
      }
      order.addAll(accepted);
      // Up to TLS 1.2 the engine wants the certificate's curve among the groups. Where that would
      // make it the only one for the key exchange, it is not the administrator's wish.
      if (hasCurve(shared)) {
        NamedGroup.ofConfiguredName(key.curveName()).ifPresent(order::add);
      }
      return order;
    }
    order.addAll(accepted);
    return order;
  }

  private List<NamedGroup> shared(List<Integer> codes) {
    List<NamedGroup> shared = new ArrayList<>();
    for (int code : codes) {
      NamedGroup.ofCode(code).filter(accepted::contains).ifPresent(shared::add);
    }
    return shared;
  }

  private static boolean hasCurve(List<NamedGroup> groups) {
    for (NamedGroup group : groups) {
      if (group.isCurve()) {
        return true;
      }
    }
    return false;
  }
}
