package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  private static final String FILE = "file /etc/postfix/main.cf: ";

  @Test
  void emptyMainCfGivesTheDefaults() {
    Configuration configuration = Scenario.mainCf().evaluateAll();
    assertEquals("/var/spool/postfix", configuration.get(GenericParameters.QUEUE_DIRECTORY));
    assertEquals("postfix", configuration.get(GenericParameters.SYSLOG_NAME));
    assertEquals(Duration.ofSeconds(100), configuration.get(GenericParameters.MAX_IDLE));
    assertEquals(100, configuration.get(GenericParameters.MAX_USE));
    assertEquals(false, configuration.get(GenericParameters.SMTPUTF8_ENABLE));
    assertEquals(16777216L, configuration.get(GenericParameters.LMDB_MAP_SIZE));
    assertEquals(9, configuration.get(ServerRoleParameters.TLSPROXY_TLS_CCERT_VERIFYDEPTH));
    assertEquals("md5", configuration.get(ServerRoleParameters.TLSPROXY_TLS_FINGERPRINT_DIGEST));
  }

  @Test
  void compatibilityLevelChangesDefaults() {
    Configuration configuration = Scenario.mainCf("compatibility_level = 3.6").evaluate();
    assertEquals(new CompatibilityLevel(3, 6, 0), configuration.compatibilityLevel());
    assertEquals(true, configuration.get(GenericParameters.SMTPUTF8_ENABLE));
    assertEquals(
        "sha256", configuration.get(ClientRoleParameters.TLSPROXY_CLIENT_FINGERPRINT_DIGEST));
  }

  @Test
  void smtpdParameterIsTheDefaultOfItsClone() {
    Configuration configuration =
        Scenario.mainCf("smtpd_tls_cert_file = /c", "tlsproxy_tls_eccert_file = /e").evaluate();
    assertEquals("/c", configuration.get(ServerRoleParameters.TLSPROXY_TLS_CERT_FILE));
    assertEquals("/c", configuration.get(ServerRoleParameters.TLSPROXY_TLS_KEY_FILE));
    assertEquals("/e", configuration.get(ServerRoleParameters.TLSPROXY_TLS_ECCERT_FILE));
    assertEquals(
        "",
        configuration.get(ServerRoleParameters.TLSPROXY_TLS_ECKEY_FILE),
        "the key's default is the key of smtpd, whose default is the certificate of smtpd");
  }

  @Test
  void readOnlyParametersMayBeReferredTo() {
    Scenario scenario =
        Scenario.mainCf(
            "syslog_name = $service_name/$process_name/$mail_version",
            "tlsproxy_tls_CAfile = $config_directory/$process_id");
    Configuration configuration = scenario.evaluate();
    assertEquals("tlsproxy/tlsproxy/3.7.11", configuration.get(GenericParameters.SYSLOG_NAME));
    assertEquals("/etc/postfix/4711", configuration.get(ServerRoleParameters.TLSPROXY_TLS_CAFILE));
  }

  /** postconf -x shows the process ID here, the C daemon sets it after the generic parameters. */
  @Test
  void processIdIsEmptyInGenericParameters() {
    assertEquals(
        "p-",
        Scenario.mainCf("syslog_name = p-$process_id")
            .evaluate()
            .text(GenericParameters.SYSLOG_NAME));
  }

  @Test
  void serviceNameCannotBeSet() {
    Configuration configuration =
        Scenario.mainCf("syslog_name = $service_name").option("service_name=x").evaluate();
    assertEquals("tlsproxy", configuration.get(GenericParameters.SYSLOG_NAME));
  }

  /** postconf -x knows the default of tls_high_cipherlist, the C daemon evaluates it later. */
  @Test
  void referenceToALaterParameterIsEmpty() {
    Configuration configuration =
        Scenario.mainCf("tlsproxy_tls_ciphers = x$tls_high_cipherlist").evaluateAll();
    assertEquals("x", configuration.get(ServerRoleParameters.TLSPROXY_TLS_CIPHERS));
  }

  /** postconf -x knows the default of smtpd_banner, tlsproxy never reads it. */
  @Test
  void referenceToAParameterOfAnotherProgramIsEmptyUnlessSet() {
    assertEquals(
        "<>",
        Scenario.mainCf("tlsproxy_tls_CAfile = <$smtpd_banner>")
            .evaluate()
            .get(ServerRoleParameters.TLSPROXY_TLS_CAFILE));
    assertEquals(
        "<x>",
        Scenario.mainCf("tlsproxy_tls_CAfile = <$my_own>", "my_own = x")
            .evaluate()
            .get(ServerRoleParameters.TLSPROXY_TLS_CAFILE));
  }

  /** An expanded default is expanded again when something refers to it. */
  @Test
  void dollarSignInAnExpandedDefaultIsExpandedOnceMore() {
    Configuration configuration = Scenario.mainCf("smtpd_tls_cert_file = $$x", "x = y").evaluate();
    assertEquals("$x", configuration.get(ServerRoleParameters.SMTPD_TLS_CERT_FILE));
    assertEquals(
        "y",
        configuration.get(ServerRoleParameters.TLSPROXY_TLS_KEY_FILE),
        "$smtpd_tls_key_file holds $x, the expansion of its default");
  }

  @Test
  void emptyValueIsNotTheDefault() {
    assertEquals(
        "bad boolean configuration: tlsproxy_use_tls = ",
        Scenario.mainCf("tlsproxy_use_tls =").failure());
    assertEquals(
        "bad string length 0 < 1: queue_directory = ",
        Scenario.mainCf("queue_directory =").failure());
  }

  @Test
  void optionWinsOverMainCfAndMayReferToIt() {
    Configuration configuration =
        Scenario.mainCf("max_use = 5", "name = a", "syslog_name = b")
            .option("max_use = 7")
            .option("syslog_name = $name/$service_name")
            .evaluate();
    assertEquals(7, configuration.get(GenericParameters.MAX_USE));
    assertEquals("a/tlsproxy", configuration.get(GenericParameters.SYSLOG_NAME));
  }

  @Test
  void firstMistakeInTheOrderOfEvaluationIsReported() {
    assertEquals(
        "bad numerical configuration: max_use = x",
        Scenario.mainCf("tlsproxy_use_tls = x", "max_use = x").failure());
    assertEquals(
        "bad boolean configuration: soft_bounce = x",
        Scenario.mainCf("max_idle = x", "soft_bounce = x").failure());
    assertEquals(
        "malformed compatibility level syntax: \"x\"",
        Scenario.mainCf("syslog_facility = x", "compatibility_level = x").failure());
    assertEquals(
        "bad string length 0 < 1: tlsproxy_tls_ciphers = ",
        Scenario.mainCf(
                "tlsproxy_tls_req_ccert = x",
                "tlsproxy_tls_ciphers = ",
                "tlsproxy_watchdog_timeout = 1")
            .failure());
  }

  @Test
  void tlsLibraryParametersAreReadOnlyWhenAskedFor() {
    Scenario scenario = Scenario.mainCf("tls_preempt_cipherlist = x");
    Configuration configuration = scenario.evaluate();
    assertThrows(
        IllegalStateException.class,
        () -> configuration.get(TlsLibraryParameters.TLS_HIGH_CIPHERLIST));
    assertEquals(
        "bad boolean configuration: tls_preempt_cipherlist = x",
        assertThrows(ConfigurationException.class, configuration::evaluateTlsLibrary).getMessage());
  }

  @Test
  void syntaxErrorMattersOnlyWhereItIsLookedAt() {
    assertEquals(
        "x",
        Scenario.mainCf("y = ${", "syslog_name = x")
            .evaluate()
            .text(GenericParameters.SYSLOG_NAME));
    Scenario scenario = Scenario.mainCf("y = ${", "syslog_name = x$y");
    assertEquals("dictionary mail_dict: macro processing error", scenario.failure());
    assertEquals(List.of("truncated macro reference: \"${\""), scenario.warnings());
  }

  @Test
  void anyNameMayBeLookedUp() {
    Configuration configuration = Scenario.mainCf("debugger_command = gdb $process_id").evaluate();
    assertEquals(Optional.of("gdb 4711"), configuration.lookup("debugger_command"));
    assertEquals(Optional.empty(), configuration.lookup("nothing"));
  }

  @Test
  void textKeepsWhatTypingLoses() {
    Configuration configuration = Scenario.mainCf("max_idle = 2m", "soft_bounce = YES").evaluate();
    assertEquals("2m", configuration.text(GenericParameters.MAX_IDLE));
    assertEquals(Duration.ofMinutes(2), configuration.get(GenericParameters.MAX_IDLE));
  }

  @Test
  void shortHostNameGetsADomain() {
    Configuration local = Scenario.mainCf().hostName("mail").evaluate();
    assertEquals("mail.localdomain", local.get(GenericParameters.MYHOSTNAME));
    assertEquals("localdomain", local.get(GenericParameters.MYDOMAIN));
    Configuration known = Scenario.mainCf("mydomain = example.com").hostName("mail").evaluate();
    assertEquals("mail.example.com", known.get(GenericParameters.MYHOSTNAME));
  }

  @Test
  void domainIsTheHostNameWithoutItsFirstLabel() {
    assertEquals(
        "b.c", Scenario.mainCf("myhostname = a.b.c").evaluate().get(GenericParameters.MYDOMAIN));
    assertEquals(
        "localdomain",
        Scenario.mainCf("myhostname = a").evaluate().get(GenericParameters.MYDOMAIN));
  }

  @Test
  void invalidHostNameIsFatal() {
    Scenario scenario = Scenario.mainCf("myhostname = -x");
    assertEquals(FILE + "parameter myhostname: bad parameter value: -x", scenario.failure());
    assertEquals(List.of("valid_hostname: misplaced hyphen: -x"), scenario.warnings());
    assertEquals(
        FILE + "parameter mydomain: bad parameter value: 1.2",
        Scenario.mainCf("mydomain = 1.2").failure());
  }

  @Test
  void unknownSyslogFacilityIsFatalBeforeAnyBoolean() {
    assertEquals(
        FILE + "parameter syslog_facility: unrecognized value: Mail",
        Scenario.mainCf("syslog_facility = Mail", "daemon_table_open_error_is_fatal = x")
            .failure());
  }

  @Test
  void relationsBetweenGenericParametersAreChecked() {
    assertEquals(
        "myhostname and relayhost parameter settings must not be identical: a.b",
        Scenario.mainCf("myhostname = a.b", "relayhost = A.B").failure());
    assertEquals(
        "myorigin parameter setting must not contain multiple values: a, b",
        Scenario.mainCf("myorigin = a, b").failure());
    assertEquals(
        FILE
            + "parameters default_verp_delimiters and verp_delimiter_filter: bad second VERP"
            + " delimiter character",
        Scenario.mainCf("default_verp_delimiters = +x").failure());
  }

  /** Postfix up to 3.7.15 has this default, and with it the old name never gave a level. */
  @Test
  void oldNameOfTheClientLevelMakesTheLevelEmpty() {
    assertEquals(
        "",
        Scenario.mainCf("tlsproxy_client_level = may", "smtp_tls_security_level = encrypt")
            .evaluate()
            .get(ClientRoleParameters.TLSPROXY_CLIENT_SECURITY_LEVEL));
  }
}
