package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithoutEffectTest {
  @Test
  void settingThatNothingHeedsYetIsNamed() {
    assertEquals(
        List.of("tls_server_sni_maps = hash:/etc/sni: no effect in this version of jtlsproxy"),
        warnings("tls_server_sni_maps = hash:/etc/sni\n"));
  }

  @Test
  void settingThatIsTheDefaultIsNoNews() {
    assertEquals(List.of(), warnings("smtpd_tls_ask_ccert = no\n"));
  }

  @Test
  void settingOfTheClientRoleIsItsRequestsBusiness() {
    assertEquals(List.of(), warnings("smtp_tls_CAfile = /etc/ca\n"));
  }

  @Test
  void settingThatWorksIsNoNews() {
    assertEquals(List.of(), warnings("smtpd_tls_security_level = encrypt\n"));
  }

  private static List<String> warnings(String mainCf) {
    return WithoutEffect.warnings(
        MainCf.parse(
            "/etc/postfix", "tlsproxy", mainCf.getBytes(StandardCharsets.ISO_8859_1), line -> {}));
  }
}
