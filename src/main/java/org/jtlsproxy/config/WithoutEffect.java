package org.jtlsproxy.config;

import java.util.ArrayList;
import java.util.List;

/** Settings of the server role that an administrator made on purpose and that nothing heeds yet. */
public final class WithoutEffect {
  private WithoutEffect() {}

  /**
   * What to warn about, one text for each setting: silence would let an administrator rely on it.
   *
   * @param mainCf main.cf with all {@code -o} options applied
   */
  public static List<String> warnings(MainCf mainCf) {
    List<String> warnings = new ArrayList<>();
    for (Parameter<?> parameter : ParameterTable.all()) {
      String value = mainCf.get(parameter.name());
      if (parameter.support() == Support.NOT_YET
          && !isOfClientRole(parameter)
          && value != null
          && !value.equals(parameter.defaultText())) {
        warnings.add(parameter.name() + " = " + value + ": no effect in this version of jtlsproxy");
      }
    }
    return warnings;
  }

  /** Requests for that role are refused one by one, with a warning each. */
  private static boolean isOfClientRole(Parameter<?> parameter) {
    return parameter.name().startsWith("smtp_") || parameter.name().startsWith("tlsproxy_client_");
  }
}
