package org.jtlsproxy.tls;

import javax.net.ssl.SSLParameters;

/**
 * TLS parameters that carry key exchange groups on Java 17 too.
 *
 * <p>Java 20 gave SSLParameters a method of this name, which is then overridden; before that
 * Conscrypt finds the method by reflection, hence a public class.
 */
public final class EngineParameters extends SSLParameters {
  private final String[] groups;

  /**
   * Makes parameters for one engine.
   *
   * @param protocols JSSE protocol names
   * @param suites JSSE names of the cipher suites up to TLS 1.2, best first
   * @param groups Conscrypt's names of key exchange groups, best first
   */
  public EngineParameters(String[] protocols, String[] suites, String[] groups) {
    super(suites, protocols);
    this.groups = groups.clone();
  }

  /** The key exchange groups, best first. */
  public String[] getNamedGroups() {
    return groups.clone();
  }
}
