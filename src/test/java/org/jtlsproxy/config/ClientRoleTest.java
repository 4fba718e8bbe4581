package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientRoleTest {
  @Test
  void roleIsDisabledByDefault() {
    assertFalse(isEnabled());
  }

  @ParameterizedTest
  @ValueSource(strings = {"may", "encrypt", "fingerprint", "dane", "DANE-only", "verify", "secure"})
  void anyLevelButNoneEnablesTheRole(String level) {
    assertTrue(isEnabled("smtp_tls_security_level = " + level));
  }

  @Test
  void levelWinsOverTheObsoleteParameters() {
    assertFalse(isEnabled("tlsproxy_client_security_level = none", "smtp_use_tls = yes"));
    assertTrue(isEnabled("smtp_use_tls = yes"));
    assertTrue(isEnabled("tlsproxy_client_enforce_tls = yes"));
  }

  @Test
  void policyTablesEnableTheRoleAtLevelNone() {
    assertTrue(isEnabled("smtp_tls_security_level = none", "smtp_tls_policy_maps = hash:/p"));
    assertTrue(isEnabled("smtp_tls_security_level = none", "smtp_tls_per_site = hash:/p"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"halfdane", "bogus"})
  void otherLevelsAreFatalEvenWithPolicyTables(String level) {
    assertEquals(
        "Invalid TLS level \"" + level + "\"",
        assertThrows(
                ConfigurationException.class,
                () ->
                    isEnabled(
                        "smtp_tls_policy_maps = hash:/p", "smtp_tls_security_level = " + level))
            .getMessage());
  }

  private static boolean isEnabled(String... lines) {
    return ClientRole.isEnabled(Scenario.mainCf(lines).evaluate());
  }
}
