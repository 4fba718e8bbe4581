package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jtlsproxy.config.CertificateSource.Algorithm;
import org.jtlsproxy.config.CertificateSource.Anonymous;
import org.jtlsproxy.config.CertificateSource.ChainFiles;
import org.jtlsproxy.config.CertificateSource.FilePair;
import org.jtlsproxy.config.CertificateSource.FilePairs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerRoleTest {
  private static final String DISABLED =
      "TLS server role is disabled with tlsproxy_tls_security_level or tlsproxy_use_tls";
  private static final String NO_CERTIFICATES = "No server certs available. TLS can't be enabled";
  private static final String MAY = "smtpd_tls_security_level = may";
  private static final String ENCRYPT = "tlsproxy_tls_security_level = Encrypt";
  private static final String CHAIN = "smtpd_tls_chain_files = /a, /b";

  private final List<String> warnings = new ArrayList<>();

  @Test
  void withoutLevelTheRoleIsDisabled() {
    assertEquals(Optional.empty(), decide());
    assertEquals(List.of(DISABLED), warnings);
  }

  @Test
  void levelNoneWinsOverTheObsoleteParameters() {
    assertEquals(
        Optional.empty(),
        decide("tlsproxy_tls_security_level = none", "tlsproxy_use_tls = yes", CHAIN));
    assertEquals(List.of(DISABLED), warnings);
  }

  @Test
  void obsoleteParametersCountWithoutLevel() {
    assertEquals(false, role("smtpd_use_tls = yes", CHAIN).enforce());
    assertEquals(true, role("tlsproxy_enforce_tls = yes", CHAIN).enforce());
    assertEquals(List.of(), warnings);
  }

  @Test
  void opportunisticRoleTakesTheOpportunisticSettings() {
    ServerRole role =
        role(
            MAY,
            CHAIN,
            "tlsproxy_tls_ciphers = high",
            "smtpd_tls_protocols = >=TLSv1.2",
            "smtpd_tls_exclude_ciphers = RC4 3DES",
            "smtpd_tls_mandatory_exclude_ciphers = CAMELLIA",
            "smtpd_tls_loglevel = 1");
    assertEquals("high", role.cipherGrade());
    assertEquals(">=TLSv1.2", role.protocols());
    assertEquals("RC4 3DES", role.cipherExclusions());
    assertEquals(new ChainFiles(List.of("/a", "/b")), role.certificates());
    assertTrue(role.logLevel().has(TlsLogLevel.Flag.SUMMARY));
    assertEquals("md5", role.fingerprintDigest());
  }

  @Test
  void mandatoryRoleTakesTheMandatorySettings() {
    ServerRole role =
        role(
            ENCRYPT,
            CHAIN,
            "tlsproxy_tls_mandatory_ciphers = high",
            "smtpd_tls_mandatory_protocols = TLSv1.3",
            "smtpd_tls_exclude_ciphers = RC4",
            "smtpd_tls_mandatory_exclude_ciphers = CAMELLIA",
            "smtpd_tls_req_ccert = yes");
    assertEquals("high", role.cipherGrade());
    assertEquals("TLSv1.3", role.protocols());
    assertEquals("RC4 CAMELLIA aNULL", role.cipherExclusions());
    assertEquals(true, role.askClientCert());
    assertEquals(true, role.requireClientCert());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fingerprint", "VERIFY", "secure"})
  void clientLevelsMeanEncryptWithWarning(String level) {
    assertEquals(true, role("tlsproxy_tls_security_level = " + level, CHAIN).enforce());
    assertEquals(
        List.of(
            "tlsproxy_tls_security_level: unsupported TLS level \""
                + level
                + "\", using \"encrypt\""),
        warnings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dane", "dane-only", "halfdane", "bogus", "may encrypt"})
  void otherLevelsAreFatal(String level) {
    assertEquals(
        "Invalid TLS level \"" + level + "\"",
        assertThrows(
                ConfigurationException.class,
                () -> decide("tlsproxy_tls_security_level = " + level))
            .getMessage());
  }

  @Test
  void chainFilesWinOverFilePairsWithWarning() {
    assertEquals(
        new ChainFiles(List.of("/a", "/b")),
        role(MAY, CHAIN, "smtpd_tls_dcert_file = /d").certificates());
    assertEquals(
        List.of(
            "Both tlsproxy_tls_chain_files and one or more of the legacy  tlsproxy_tls_cert_file,"
                + " tlsproxy_tls_eccert_file or tlsproxy_tls_dcert_file are non-empty; the legacy "
                + " parameters will be ignored"),
        warnings);
  }

  @Test
  void keyIsInTheCertificateFileUnlessItIsNamed() {
    assertEquals(
        new FilePairs(
            List.of(
                new FilePair(Algorithm.RSA, "/r", "/r"),
                new FilePair(Algorithm.ECDSA, "/e", "/k"))),
        role(
                MAY,
                "smtpd_tls_cert_file = /r",
                "smtpd_tls_eccert_file = /e",
                "smtpd_tls_eckey_file = /k")
            .certificates());
  }

  @Test
  void noCertificateMeansNoRole() {
    assertEquals(Optional.empty(), decide(MAY));
    assertEquals(List.of(NO_CERTIFICATES), warnings);
  }

  @Test
  void certificateNoneIsAnonymous() {
    assertEquals(new Anonymous(), role(MAY, "smtpd_tls_cert_file = None").certificates());
    assertEquals(List.of(), warnings);
  }

  @Test
  void anonymousServerCannotAskForCertificates() {
    assertEquals(
        Optional.empty(), decide(MAY, "smtpd_tls_cert_file = none", "smtpd_tls_ask_ccert = yes"));
    assertEquals(List.of("Need a server cert to request client certs", NO_CERTIFICATES), warnings);
  }

  @Test
  void certificateNoneDoesNotHideTheOtherPairs() {
    assertEquals(
        new FilePairs(List.of(new FilePair(Algorithm.ECDSA, "/e", "/e"))),
        role(MAY, "smtpd_tls_cert_file = none", "smtpd_tls_eccert_file = /e").certificates());
  }

  @Test
  void clientCertificatesCannotBeRequiredOfClientsThatNeedNoTls() {
    ServerRole role = role(MAY, CHAIN, "smtpd_tls_req_ccert = yes");
    assertEquals(false, role.requireClientCert());
    assertEquals(false, role.askClientCert());
    assertEquals(List.of("Can't require client certs unless TLS is required"), warnings);
  }

  @Test
  void badLogLevelIsNamedAfterTheCloneAndMeansZero() {
    assertEquals(0, role(MAY, CHAIN, "smtpd_tls_loglevel = 1 x").logLevel().flags().size());
    assertEquals(List.of("unknown tlsproxy_tls_loglevel value \"x\" in \"1 x\""), warnings);
  }

  private ServerRole role(String... lines) {
    return decide(lines).orElseThrow();
  }

  private Optional<ServerRole> decide(String... lines) {
    return ServerRole.decide(Scenario.mainCf(lines).evaluate(), warnings::add);
  }
}
