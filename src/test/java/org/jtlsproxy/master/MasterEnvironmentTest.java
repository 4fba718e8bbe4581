package org.jtlsproxy.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterEnvironmentTest {

  @Test
  void environmentOfMasterAndLauncherIsUnderstood() {
    MasterEnvironment environment =
        MasterEnvironment.of(
            Map.of(
                "MAIL_CONFIG", "/etc/postfix-in",
                "GENERATION", "400",
                "MAIL_LOGTAG", "postfix-in",
                "POSTLOG_SERVICE", "/var/spool/postfix/public/postlog",
                "POSTLOG_HOSTNAME", "mx.example.org",
                "JTLSPROXY_MASTER_CHILD", "4711",
                "JTLSPROXY_NAME", "tlsproxy"));
    assertEquals("/etc/postfix-in", environment.configDirectory());
    assertEquals(256, environment.generation());
    assertEquals(Optional.of("postfix-in"), environment.logTag());
    assertEquals(Optional.of("/var/spool/postfix/public/postlog"), environment.postlogService());
    assertEquals(Optional.of("mx.example.org"), environment.postlogHostname());
    assertEquals(4711, environment.masterChild());
    assertEquals("tlsproxy", environment.processName());
    assertFalse(environment.stdinIsTerminal());
  }

  @Test
  void emptyEnvironmentGivesTheDefaults() {
    MasterEnvironment environment = MasterEnvironment.of(Map.of());
    assertEquals("/etc/postfix", environment.configDirectory());
    assertEquals(0, environment.generation());
    assertEquals(Optional.empty(), environment.logTag());
    assertEquals(Optional.empty(), environment.postlogService());
    assertFalse(environment.verbose());
    assertFalse(environment.debug());
    assertEquals(0, environment.masterChild());
    assertEquals("jtlsproxy", environment.processName());
  }

  @Test
  void variablesThatAreSwitchesCountEvenWhenEmpty() {
    MasterEnvironment environment =
        MasterEnvironment.of(Map.of("MAIL_VERBOSE", "", "MAIL_DEBUG", "", "JTLSPROXY_TTY", "1"));
    assertTrue(environment.verbose());
    assertTrue(environment.debug());
    assertTrue(environment.stdinIsTerminal());
  }

  @Test
  void emptyPostlogServiceMeansSyslog() {
    assertEquals(
        Optional.empty(), MasterEnvironment.of(Map.of("POSTLOG_SERVICE", "")).postlogService());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "17, 15",
    "18, 1",
    "9, 0",
    "37777777777, -1",
    "40000000000, 0",
    "7777777777777777777777777, -1",
  })
  void generationIsOctal(String text, int generation) {
    assertEquals(generation, MasterEnvironment.of(Map.of("GENERATION", text)).generation());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12x", "-1", " 1"})
  void generationMustBeDigits(String text) {
    MasterEnvironment environment = MasterEnvironment.of(Map.of("GENERATION", text));
    assertEquals(
        "bad generation: " + text,
        assertThrows(UsageException.class, environment::generation).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "12 ", "99999999999"})
  void processIdOfTheLauncherMustBeOne(String text) {
    Map<String, String> environment = Map.of("JTLSPROXY_MASTER_CHILD", text);
    assertEquals(
        "bad JTLSPROXY_MASTER_CHILD: " + text,
        assertThrows(UsageException.class, () -> MasterEnvironment.of(environment)).getMessage());
  }
}
