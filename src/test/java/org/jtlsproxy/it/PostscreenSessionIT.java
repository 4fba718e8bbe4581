package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
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

  @RegisterExtension
  static final PostfixExtension POSTFIX =
      new PostfixExtension(
          PostfixInstance.builder().keys(ServerKey.ECDSA_P256, ServerKey.RSA_2048));

  @Test
  void swaksTalksThroughTls(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Result swaks = Swaks.starttls(postfix.screenPort()).run();

    assertTrue(swaks.out().contains(" ~> RCPT TO:<user@example.test>"), swaks::describe);
    // postscreen has no mail system behind its own SMTP engine, so this is how far mail gets.
    assertTrue(
        swaks.out().contains("<~* 450 4.3.2 Service currently unavailable"), swaks::describe);
    log.awaitDaemon("CONNECT from " + ENDPOINT, LIMIT);
    log.awaitDaemon(
        "Anonymous TLS connection established from " + ENDPOINT + ": TLSv1.3 .*", LIMIT);
    log.awaitDaemon("DISCONNECT " + ENDPOINT, LIMIT);
    assertEquals(3, log.daemonTexts().size(), log::text);
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

    log.awaitDaemon(
        "Anonymous TLS connection established from "
            + ENDPOINT
            + ": TLSv1\\.3 with cipher TLS_AES_256_GCM_SHA384 \\(256/256 bits\\) key-exchange "
            + logged
            + " server-signature ECDSA \\(prime256v1\\) server-digest SHA256",
        LIMIT);
  }
}
