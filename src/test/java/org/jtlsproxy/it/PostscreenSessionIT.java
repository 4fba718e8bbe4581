package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jtlsproxy.postfix.LogLine;
import org.jtlsproxy.postfix.MailLog;
import org.jtlsproxy.postfix.PostfixExtension;
import org.jtlsproxy.postfix.PostfixInstance;
import org.jtlsproxy.postfix.Result;
import org.jtlsproxy.postfix.SClient;
import org.jtlsproxy.postfix.ServerKey;
import org.jtlsproxy.postfix.Swaks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail clients that say STARTTLS to postscreen(8). */
class PostscreenSessionIT {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String ENDPOINT = "\\[127\\.0\\.0\\.1\\]:\\d+";
  private static final String ESTABLISHED =
      "Anonymous TLS connection established from " + ENDPOINT + ": ";

  @RegisterExtension
  static final PostfixExtension POSTFIX =
      new PostfixExtension(
          PostfixInstance.builder()
              .keys(ServerKey.ECDSA_P256, ServerKey.RSA_2048)
              .set("smtpd_tls_protocols", ">=TLSv1.2"));

  @Test
  void swaksTalksThroughTls(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Result swaks = Swaks.starttls(postfix.screenPort()).run();

    assertTrue(swaks.out().contains(" ~> RCPT TO:<user@example.test>"), swaks::describe);
    // postscreen has no mail system behind its own SMTP engine, so this is how far mail gets.
    assertTrue(
        swaks.out().contains("<~* 450 4.3.2 Service currently unavailable"), swaks::describe);
    log.awaitDaemon("DISCONNECT " + ENDPOINT, LIMIT);
    List<String> texts = log.daemonTexts();
    assertEquals(3, texts.size(), log::text);
    assertTrue(texts.get(0).matches("CONNECT from " + ENDPOINT), log::text);
    assertTrue(texts.get(1).matches(ESTABLISHED + "TLSv1\\.3 .*"), log::text);
  }

  @Test
  void allLinesOfASessionNameTheEndpointThatPostscreenNames(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    SClient.starttls(postfix.screenPort()).greetAndQuit();

    LogLine screen = log.await("CONNECT from (" + ENDPOINT + ") to .*", LIMIT);
    String endpoint = screen.text().split(" ", -1)[2];
    log.awaitDaemon("DISCONNECT " + Pattern.quote(endpoint), LIMIT);
    assertEquals(3, log.countDaemon(".*" + Pattern.quote(endpoint) + "(: TLS.*)?"), log::text);
  }

  @ParameterizedTest
  @CsvSource({
    "X25519, X25519",
    "P-256, ECDHE \\(prime256v1\\)",
    "P-384, ECDHE \\(secp384r1\\)",
  })
  void keyExchangeIsLoggedAsPostfixNamesIt(String group, String logged, PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    SClient.starttls(postfix.screenPort()).with("-groups", group).greetAndQuit();

    log.awaitDaemon(ESTABLISHED + "TLSv1\\.3 .* key-exchange " + logged + " server-.*", LIMIT);
  }

  @ParameterizedTest
  @CsvSource({
    "ecdsa_secp256r1_sha256, ECDSA \\(prime256v1\\) server-digest SHA256",
    "rsa_pss_rsae_sha256, RSA-PSS \\(2048 bits\\) server-digest SHA256",
    "rsa_pss_rsae_sha384, RSA-PSS \\(2048 bits\\) server-digest SHA384",
  })
  void certificateOfTls13FollowsTheAlgorithmsOfTheClient(
      String algorithm, String logged, PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Result client =
        SClient.starttls(postfix.screenPort()).with("-sigalgs", algorithm).greetAndQuit();

    String suite = reported(client, "Ciphersuite");
    String bits = suite.contains("_128_") ? "128/128" : "256/256";
    log.awaitDaemon(
        ESTABLISHED
            + "TLSv1\\.3 with cipher "
            + suite
            + " \\("
            + bits
            + " bits\\) key-exchange X25519 server-signature "
            + logged,
        LIMIT);
  }

  @ParameterizedTest
  @CsvSource({
    "ECDHE-ECDSA-AES256-GCM-SHA384, 256/256",
    "ECDHE-ECDSA-AES128-GCM-SHA256, 128/128",
    "ECDHE-RSA-AES256-GCM-SHA384, 256/256",
    "ECDHE-RSA-CHACHA20-POLY1305, 256/256",
  })
  void certificateOfTls12FollowsTheCipherOfTheClient(
      String cipher, String bits, PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Result client =
        SClient.starttls(postfix.screenPort()).with("-tls1_2", "-cipher", cipher).greetAndQuit();

    assertEquals(cipher, reported(client, "Ciphersuite"));
    log.awaitDaemon(
        ESTABLISHED + "TLSv1\\.2 with cipher " + cipher + " \\(" + bits + " bits\\)", LIMIT);
  }

  @Test
  void protocolThatIsTurnedOffFailsTheHandshake(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Result client =
        SClient.starttls(postfix.screenPort())
            .with("-tls1_1", "-cipher", "ALL:@SECLEVEL=0")
            .run(new byte[0]);

    assertEquals(1, client.exit(), client::describe);
    log.awaitDaemon("warning: TLS library problem: .*", LIMIT);
    log.awaitDaemon("TLS handshake failed for service=smtpd peer=" + ENDPOINT, LIMIT);
    log.await("HANGUP after \\S+ from " + ENDPOINT + " in tests after SMTP handshake", LIMIT);
  }

  /** A value of the session summary that s_client prints. */
  private static String reported(Result client, String name) {
    Matcher matcher =
        Pattern.compile("^" + name + ": (\\S+)", Pattern.MULTILINE).matcher(client.err());
    assertTrue(matcher.find(), client::describe);
    return matcher.group(1);
  }
}
