package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jtlsproxy.postfix.Handoff;
import org.jtlsproxy.postfix.MailLog;
import org.jtlsproxy.postfix.PostfixExtension;
import org.jtlsproxy.postfix.PostfixInstance;
import org.jtlsproxy.postfix.PostfixInstanceBuilder;
import org.jtlsproxy.postfix.Result;
import org.jtlsproxy.postfix.RunningCommand;
import org.jtlsproxy.postfix.Swaks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong settings: which end the process, and which only make TLS unavailable. */
class ConfigurationErrorsIT {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private static final String NO_KEY =
      "-o smtpd_tls_chain_files="
          + " -o smtpd_tls_cert_file=$DIRECTORY/ECDSA_P256.crt"
          + " -o smtpd_tls_key_file=/no/such.key";

  @RegisterExtension static final PostfixExtension POSTFIX = new PostfixExtension(builder());

  /** One service per wrong setting, because master(8) throttles a service that fails to start. */
  private static PostfixInstanceBuilder builder() {
    return PostfixInstance.builder()
        .service("tlsproxy-limit unix - - y - 5 jtlsproxy")
        .service("tlsproxy-bool unix - - y - 0 jtlsproxy -o smtpd_tls_ask_ccert=maybe")
        .service("tlsproxy-int unix - - y - 0 jtlsproxy -o smtpd_tls_ccert_verifydepth=x")
        .service("tlsproxy-time unix - - y - 0 jtlsproxy -o tlsproxy_watchdog_timeout=9")
        .service("tlsproxy-level unix - - y - 0 jtlsproxy -o tlsproxy_tls_security_level=bogus")
        .service("tlsproxy-option unix - - y - 0 jtlsproxy -o foo")
        .service("tlsproxy-idle unix - - y - 0 jtlsproxy -o max_idle=0")
        .service("tlsproxy-letter unix - - y - 0 jtlsproxy -x")
        .service("tlsproxy-none unix - - y - 0 jtlsproxy -o tlsproxy_tls_security_level=none")
        .service("tlsproxy-nochain unix - - y - 0 jtlsproxy -o smtpd_tls_chain_files=/no/such.pem")
        .service("tlsproxy-nokey unix - - y - 0 jtlsproxy " + NO_KEY)
        .service("tlsproxy-screen unix - - y - 0 jtlsproxy " + NO_KEY)
        .set("tlsproxy_service_name", "tlsproxy-screen");
  }

  @ParameterizedTest
  @CsvSource({
    "tlsproxy-limit, service tlsproxy-limit requires a process limit of 0",
    "tlsproxy-bool, bad boolean configuration: smtpd_tls_ask_ccert = maybe",
    "tlsproxy-int, bad numerical configuration: smtpd_tls_ccert_verifydepth = x",
    "tlsproxy-time, invalid tlsproxy_watchdog_timeout: 9 (min 10)",
    "tlsproxy-level, 'Invalid TLS level \"bogus\"'",
    "tlsproxy-option, 'invalid \"-o foo\" option value: missing ''='' after attribute name'",
    "tlsproxy-idle, invalid max_idle: 0 (min 1)",
    "tlsproxy-letter, invalid option: x",
  })
  void fatalErrorEndsTheProcessWithStatus1(String service, String text, PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();
    try (RunningCommand client =
        Handoff.to(postfix.socket(service), "--until", "greeting").start()) {
      log.awaitDaemon("fatal: " + Pattern.quote(text), LIMIT);
      log.await("warning: process \\S+/jtlsproxy pid \\d+ exit status 1", LIMIT);
      log.await("warning: \\S+/jtlsproxy: bad command startup -- throttling", LIMIT);
      client.kill();
    }
  }

  @Test
  void roleThatIsTurnedOffIsRefused(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    assertEquals("0", statusOf(postfix, "tlsproxy-none"));

    log.awaitDaemon(
        "warning: TLS server role is disabled with tlsproxy_tls_security_level or tlsproxy_use_tls",
        LIMIT);
  }

  @Test
  void keyThatCannotBeReadMakesTlsUnavailable(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    assertEquals("0", statusOf(postfix, "tlsproxy-nokey"));

    log.awaitDaemon(
        "warning: cannot get RSA private key from file \"/no/such\\.key\": disabling TLS support",
        LIMIT);
  }

  // The C daemon says that it is ready, and then every handshake fails.
  @Tag("better-than-stock")
  @Test
  void chainFileThatCannotBeReadMakesTlsUnavailable(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    assertEquals("0", statusOf(postfix, "tlsproxy-nochain"));

    log.awaitDaemon("warning: error opening chain file: /no/such\\.pem: .*", LIMIT);
  }

  @Test
  void postscreenTellsTheRemoteThatTlsIsNotAvailable(PostfixInstance postfix) {
    Result swaks = Swaks.starttls(postfix.screenPort()).run();

    assertTrue(
        swaks.out().contains("454 4.7.0 TLS not available due to local problem"), swaks::describe);
    postfix.log().await("warning: .* receiving status from private/tlsproxy-screen service", LIMIT);
  }

  private static String statusOf(PostfixInstance postfix, String service) {
    return Handoff.to(postfix.socket(service), "--until", "status").run().status();
  }
}
