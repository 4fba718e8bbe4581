package org.jtlsproxy.config;

import org.jspecify.annotations.Nullable;

/** The TLS security levels that a configuration may name (TLS_README). */
public enum SecurityLevel {
  /** No TLS. */
  NONE("none"),
  /** TLS if the peer has it. */
  MAY("may"),
  /** TLS, without authentication. */
  ENCRYPT("encrypt"),
  /** The certificate or its key has a known fingerprint. */
  FINGERPRINT("fingerprint"),
  /** DANE if the domain has usable TLSA records. */
  DANE("dane"),
  /** DANE, else no mail. */
  DANE_ONLY("dane-only"),
  /** A trusted certificate with a matching name. */
  VERIFY("verify"),
  /** As verify, with a name that does not come from DNS. */
  SECURE("secure");

  private final String configName;

  SecurityLevel(String configName) {
    this.configName = configName;
  }

  /** The name in main.cf. */
  public String configName() {
    return configName;
  }

  /**
   * The level of that name, in any case; {@code halfdane} exists in output only.
   *
   * @throws ConfigurationException if there is none
   */
  static SecurityLevel parse(String name) {
    SecurityLevel level = find(name);
    if (level == null) {
      throw invalid(name);
    }
    return level;
  }

  static ConfigurationException invalid(String name) {
    return new ConfigurationException("Invalid TLS level \"" + name + "\"");
  }

  private static @Nullable SecurityLevel find(String name) {
    for (SecurityLevel level : values()) {
      if (level.configName.equalsIgnoreCase(name)) {
        return level;
      }
    }
    return null;
  }
}
