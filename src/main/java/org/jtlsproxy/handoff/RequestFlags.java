package org.jtlsproxy.handoff;

import java.util.Optional;

/**
 * The {@code flags} attribute of a request. Bits without a meaning are ignored, as tlsproxy(8)
 * does.
 *
 * @param bits the bits as received
 */
public record RequestFlags(int bits) {
  /** TLS_PROXY_FLAG_ROLE_SERVER: be the TLS server. */
  public static final int ROLE_SERVER = 1;

  /** TLS_PROXY_FLAG_ROLE_CLIENT: be the TLS client. */
  public static final int ROLE_CLIENT = 1 << 1;

  /** TLS_PROXY_FLAG_SEND_CONTEXT: report the session after the handshake. */
  public static final int SEND_CONTEXT = 1 << 2;

  /** The requested role; empty unless exactly one is requested. */
  public Optional<Role> role() {
    return switch (bits & (ROLE_SERVER | ROLE_CLIENT)) {
      case ROLE_SERVER -> Optional.of(Role.SERVER);
      case ROLE_CLIENT -> Optional.of(Role.CLIENT);
      default -> Optional.empty();
    };
  }

  /** Whether the local client waits for a {@link SessionContext} after the handshake. */
  public boolean sendContext() {
    return (bits & SEND_CONTEXT) != 0;
  }

  /** The word after CONNECT in the log. A request for both roles counts as "from". */
  String direction() {
    if ((bits & ROLE_SERVER) != 0) {
      return "from";
    }
    return (bits & ROLE_CLIENT) != 0 ? "to" : "(bogus_direction)";
  }
}
