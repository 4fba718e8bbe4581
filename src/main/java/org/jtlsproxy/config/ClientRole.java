package org.jtlsproxy.config;

import static org.jtlsproxy.config.ClientRoleParameters.TLSPROXY_CLIENT_ENFORCE_TLS;
import static org.jtlsproxy.config.ClientRoleParameters.TLSPROXY_CLIENT_PER_SITE;
import static org.jtlsproxy.config.ClientRoleParameters.TLSPROXY_CLIENT_POLICY_MAPS;
import static org.jtlsproxy.config.ClientRoleParameters.TLSPROXY_CLIENT_SECURITY_LEVEL;
import static org.jtlsproxy.config.ClientRoleParameters.TLSPROXY_CLIENT_USE_TLS;

/** Whether the client role may be used (tlsproxy(8), STARTTLS CLIENT CONTROLS). */
public final class ClientRole {
  private ClientRole() {}

  /**
   * Decides whether requests for the client role are served. Policy tables that may ask for TLS are
   * as good as a level that does.
   *
   * @param configuration with the roles' parameters evaluated
   * @throws ConfigurationException for an unknown security level
   */
  public static boolean isEnabled(Configuration configuration) {
    return usesTls(configuration)
        || !configuration.get(TLSPROXY_CLIENT_PER_SITE).isEmpty()
        || !configuration.get(TLSPROXY_CLIENT_POLICY_MAPS).isEmpty();
  }

  private static boolean usesTls(Configuration configuration) {
    String level = configuration.get(TLSPROXY_CLIENT_SECURITY_LEVEL);
    if (level.isEmpty()) {
      return configuration.get(TLSPROXY_CLIENT_USE_TLS)
          || configuration.get(TLSPROXY_CLIENT_ENFORCE_TLS);
    }
    return SecurityLevel.parse(level) != SecurityLevel.NONE;
  }
}
