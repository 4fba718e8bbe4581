package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jtlsproxy.postfix.Frontdoor;
import org.jtlsproxy.postfix.Handoff;
import org.jtlsproxy.postfix.MailLog;
import org.jtlsproxy.postfix.PostfixExtension;
import org.jtlsproxy.postfix.PostfixInstance;
import org.jtlsproxy.postfix.PostfixInstanceBuilder;
import org.jtlsproxy.postfix.Result;
import org.jtlsproxy.postfix.SClient;
import org.jtlsproxy.postfix.ServerKey;
import org.jtlsproxy.postfix.Swaks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Protocols, cipher suites and groups: what main.cf allows is accepted, and nothing else. */
class TlsPolicyIT {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  /** What a client of today must say to be allowed the oldest protocols and weakest suites. */
  private static final String ANY_CIPHER = "ALL:@SECLEVEL=0";

  @RegisterExtension static final PostfixExtension POSTFIX = new PostfixExtension(builder());

  private static PostfixInstanceBuilder builder() {
    PostfixInstanceBuilder builder =
        PostfixInstance.builder()
            .keys(ServerKey.ECDSA_P256, ServerKey.RSA_2048)
            .set("tlsproxy_service_name", "bad-protocols");
    service(builder, "from-tls12", "tlsproxy_tls_protocols=>=TLSv1.2");
    service(builder, "from-tls13", "tlsproxy_tls_protocols=>=TLSv1.3");
    service(builder, "no-tls11", "tlsproxy_tls_protocols=!TLSv1.1");
    service(builder, "to-tls12", "tlsproxy_tls_protocols=<=0303");
    service(builder, "only-tls10", "tlsproxy_tls_protocols=TLSv1");
    service(builder, "bad-protocols", "tlsproxy_tls_protocols=TLSv1.2 bogus");
    service(builder, "no-protocols", "tlsproxy_tls_protocols=SSLv3");
    service(builder, "p384", "tls_eecdh_auto_curves=secp384r1 X448 bogus");
    service(builder, "no-aes256", "tlsproxy_tls_exclude_ciphers=AES256, kRSA");
    service(builder, "only-ecdsa", "tls_medium_cipherlist=ECDSA");
    service(builder, "preempt", "tls_preempt_cipherlist=yes");
    service(
        builder,
        "mandatory",
        "tlsproxy_tls_security_level=encrypt",
        "tlsproxy_tls_mandatory_ciphers=high",
        "tlsproxy_tls_mandatory_protocols=<=TLSv1.2",
        "tls_high_cipherlist=AES128",
        "tlsproxy_tls_mandatory_exclude_ciphers=ECDHE");
    service(builder, "no-cipher", "tlsproxy_tls_ciphers=null");
    service(builder, "bad-grade", "tlsproxy_tls_ciphers=bogus");
    service(builder, "bad-exclusion", "tlsproxy_tls_exclude_ciphers=SHA1 !AES");
    service(builder, "bad-list", "tls_medium_cipherlist=HIGH:@foo");
    return builder;
  }

  private static void service(PostfixInstanceBuilder builder, String name, String... settings) {
    StringBuilder line = new StringBuilder(name + " unix - - y - 0 jtlsproxy");
    for (String setting : settings) {
      line.append(" -o {").append(setting).append("}");
    }
    builder.service(line.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "tlsproxy, -tls1, TLSv1",
    "tlsproxy, -tls1_1, TLSv1.1",
    "tlsproxy, -tls1_2, TLSv1.2",
    "tlsproxy, -tls1_3, TLSv1.3",
    "from-tls12, -tls1_2, TLSv1.2",
    "from-tls12, -tls1_3, TLSv1.3",
    "from-tls13, -tls1_3, TLSv1.3",
    "only-tls10, -tls1, TLSv1",
    "to-tls12, -tls1_1, TLSv1.1",
    "no-tls11, -tls1, TLSv1",
    "no-tls11, -tls1_2, TLSv1.2",
    "no-tls11, -tls1_3, TLSv1.3",
  })
  void protocolThatIsAllowedIsNegotiated(
      String service, String option, String protocol, PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Result client = connect(postfix, service, option, "-cipher", ANY_CIPHER);

    assertEquals(protocol, reported(client, "Protocol version"));
    log.awaitDaemon(
        "Anonymous TLS connection established from .*: " + protocol + " with .*", LIMIT);
  }

  @ParameterizedTest
  @CsvSource({
    "from-tls12, -tls1",
    "from-tls12, -tls1_1",
    "from-tls13, -tls1_2",
    "only-tls10, -tls1_1",
    "to-tls12, -tls1_3",
    "no-tls11, -tls1_1",
  })
  void protocolThatIsNotAllowedIsRefused(String service, String option, PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Result client = connect(postfix, service, option, "-cipher", ANY_CIPHER);

    assertNotEquals(0, client.exit(), client::describe);
    log.awaitDaemon("TLS handshake failed for service=smtpd peer=.*", LIMIT);
  }

  @Test
  void invalidProtocolListMakesTlsUnavailable(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Result swaks = Swaks.starttls(postfix.screenPort()).run();

    assertTrue(
        swaks.out().contains("454 4.7.0 TLS not available due to local problem"), swaks::describe);
    log.await("warning: .* receiving status from private/bad-protocols service", LIMIT);
    postfix
        .log()
        .awaitDaemon(
            "warning: Invalid TLS protocol list \"TLSv1\\.2 bogus\": disabling TLS support", LIMIT);
  }

  // The C daemon says that it is ready, and then every handshake fails.
  @Tag("better-than-stock")
  @Test
  void protocolListThatLeavesNothingMakesTlsUnavailable(PostfixInstance postfix) {
    assertEquals(
        "0", Handoff.to(postfix.socket("no-protocols"), "--until", "status").run().status());
    postfix
        .log()
        .awaitDaemon("warning: Invalid TLS protocol list \"SSLv3\": disabling TLS support", LIMIT);
  }

  @ParameterizedTest
  @CsvSource({
    "tlsproxy, X25519, 'X25519, 253 bits'",
    "tlsproxy, P-521, 'ECDH, secp521r1, 521 bits'",
    "tlsproxy, P-384:X25519, 'ECDH, secp384r1, 384 bits'",
    "p384, P-256:P-384, 'ECDH, secp384r1, 384 bits'",
  })
  void groupIsTheClientsFirstThatIsAllowed(
      String service, String groups, String agreed, PostfixInstance postfix) {
    for (String protocol : List.of("-tls1_2", "-tls1_3")) {
      Result client = connect(postfix, service, protocol, "-groups", groups);
      assertTrue(client.err().contains("Server Temp Key: " + agreed + "\n"), client::describe);
    }
  }

  @ParameterizedTest
  @CsvSource({"-tls1_2", "-tls1_3"})
  void groupThatIsNotAllowedIsRefused(String protocol, PostfixInstance postfix) {
    Result client =
        connect(postfix, "p384", protocol, "-groups", "X25519:P-256", "-cipher", "ECDHE");

    assertNotEquals(0, client.exit(), client::describe);
    postfix.log().awaitDaemon("warning: ignoring unknown ECDHE curve \"bogus\"", LIMIT);
  }

  @ParameterizedTest
  @CsvSource({
    "tlsproxy, ECDHE-RSA-AES128-SHA:ECDHE-ECDSA-AES256-GCM-SHA384, ECDHE-RSA-AES128-SHA",
    "tlsproxy, AES128-SHA:ALL, AES128-SHA",
    "preempt, ECDHE-RSA-AES128-SHA:ECDHE-ECDSA-AES256-GCM-SHA384, ECDHE-ECDSA-AES256-GCM-SHA384",
    "preempt, AES128-SHA:AES256-SHA, AES256-SHA",
    "no-aes256, AES256:AES128-SHA:ECDHE-RSA-AES128-SHA, ECDHE-RSA-AES128-SHA",
    "no-aes256, AES256:CHACHA20, ECDHE-ECDSA-CHACHA20-POLY1305",
    "only-ecdsa, aRSA:ECDHE-ECDSA-AES128-SHA, ECDHE-ECDSA-AES128-SHA",
    "mandatory, ECDHE:kRSA, AES128-GCM-SHA256",
  })
  void cipherIsTheFirstThatIsAllowed(
      String service, String offered, String agreed, PostfixInstance postfix) {
    Result client = connect(postfix, service, "-tls1_2", "-cipher", offered);

    assertEquals(agreed, reported(client, "Ciphersuite"));
  }

  @ParameterizedTest
  @CsvSource({
    "no-aes256, AES256",
    "no-aes256, kRSA",
    "only-ecdsa, aRSA",
    "mandatory, ECDHE",
    "no-cipher, ALL",
  })
  void cipherThatIsNotAllowedIsRefused(String service, String offered, PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Result client = connect(postfix, service, "-tls1_2", "-cipher", offered);

    assertNotEquals(0, client.exit(), client::describe);
    log.awaitDaemon("warning: TLS library problem: .*", LIMIT);
    log.awaitDaemon("TLS handshake failed for service=smtpd peer=.*", LIMIT);
  }

  @ParameterizedTest
  @CsvSource({"no-aes256", "only-ecdsa", "no-cipher"})
  void cipherListIsNotForTls13(String service, PostfixInstance postfix) {
    for (String algorithm : List.of("ecdsa_secp256r1_sha256", "rsa_pss_rsae_sha256")) {
      Result client = connect(postfix, service, "-tls1_3", "-sigalgs", algorithm);
      assertEquals("TLSv1.3", reported(client, "Protocol version"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bad-grade, invalid cipher grade: \"bogus\"",
    "bad-exclusion, 'invalid unary ''!+-@'' in cipher exclusion: !AES'",
    "bad-list, error setting cipher grade: \"medium\"",
  })
  void listWithoutSenseFailsTheSessionAtOnce(
      String service, String problem, PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    try (Frontdoor door = Frontdoor.open(postfix.socket(service), "hold")) {
      SClient.direct(door.port()).run(new byte[0]);
      assertEquals("1", door.awaitSession().status());
    }

    String endpoint = "\\[127\\.0\\.0\\.1\\]:\\d+";
    log.awaitDaemon("warning: " + endpoint + ": " + Pattern.quote(problem), LIMIT);
    log.awaitDaemon("TLS handshake failed for service=smtpd peer=" + endpoint, LIMIT);
  }

  /** One session with a service, as short as can be. */
  private static Result connect(PostfixInstance postfix, String service, String... options) {
    try (Frontdoor door = Frontdoor.open(postfix.socket(service), "source", "1")) {
      Result client = SClient.direct(door.port()).with(options).run(new byte[0]);
      door.awaitSession();
      return client;
    }
  }

  /** A value of the session summary that s_client prints. */
  private static String reported(Result client, String name) {
    Matcher matcher =
        Pattern.compile("^" + name + ": (\\S+)", Pattern.MULTILINE).matcher(client.err());
    assertTrue(matcher.find(), client::describe);
    return matcher.group(1);
  }
}
