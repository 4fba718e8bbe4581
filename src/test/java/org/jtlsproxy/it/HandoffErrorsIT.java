package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jtlsproxy.postfix.Handoff;
import org.jtlsproxy.postfix.MailLog;
import org.jtlsproxy.postfix.PostfixExtension;
import org.jtlsproxy.postfix.PostfixInstance;
import org.jtlsproxy.postfix.RunningCommand;
import org.jtlsproxy.postfix.SClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Local clients that break the conversation. Each test ends with a client that is served. */
class HandoffErrorsIT {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String ENDPOINT = "[192.0.2.1]:4711";
  private static final String NO_REQUEST =
      "warning: tlsp_get_request_event: receive request attributes: .+";
  private static final String NO_DESCRIPTOR =
      "warning: tlsp_get_fd_event: receive remote SMTP peer file descriptor: .+";

  @RegisterExtension
  static final PostfixExtension POSTFIX = new PostfixExtension(PostfixInstance.builder());

  @AfterEach
  void theNextClientIsServed(PostfixInstance postfix) throws IOException {
    ServiceProbe.assertServes(postfix);
  }

  @Test
  void clientThatLeavesBeforeItsRequestIsLogged(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Handoff.Outcome outcome = Handoff.to(postfix.socket(), "--until", "greeting").run();

    assertEquals("ok", outcome.greeting());
    log.awaitDaemon(NO_REQUEST, LIMIT);
    assertEquals(1, log.daemonTexts().size(), log::text);
  }

  @Test
  void clientThatLeavesAtOnceDoesNoHarm(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Handoff.to(postfix.socket(), "--until", "connect").run();

    log.awaitDaemon(NO_REQUEST, LIMIT);
  }

  @ParameterizedTest
  @CsvSource({
    "8, unexpected end-of-input from plaintext while reading input attribute name",
    "16, premature end-of-input on plaintext while reading input attribute value",
    "20, unexpected end-of-input from plaintext while reading input attribute value",
  })
  void requestThatEndsEarlyIsLogged(int bytes, String text, PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Handoff.to(postfix.socket(), "--request-bytes", "" + bytes, "--until", "request").run();

    log.awaitDaemon(NO_REQUEST, LIMIT);
    assertEquals("warning: " + text, log.daemonTexts().get(0));
    assertEquals(2, log.daemonTexts().size(), log::text);
  }

  @ParameterizedTest
  @CsvSource({
    "remote_endpoint|E|flag|1|, unexpected attribute flag from plaintext (expecting: flags)",
    "remote_endpoint|E||, missing attribute flags in input from plaintext",
    "remote_endpoint|E|flags|1x|,"
        + " malformed numerical data from plaintext while reading input attribute value: 1x",
    "remote_endpoint|E|flags||,"
        + " 'malformed numerical data from plaintext while reading input attribute value: '",
    "garbage|, unexpected attribute garbage from plaintext (expecting: remote_endpoint)",
  })
  void malformedRequestIsLogged(String request, String text, PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Handoff.Outcome outcome =
        Handoff.to(postfix.socket(), "--request", "-").run(bytes(request.replace("E", ENDPOINT)));

    assertEquals("none", outcome.status());
    log.awaitDaemon(NO_REQUEST, LIMIT);
    assertEquals("warning: " + text, log.daemonTexts().get(0));
  }

  @Test
  void surplusAttributeIsLoggedAndTheRequestAccepted(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Handoff.Outcome outcome =
        Handoff.to(postfix.socket(), "--request", "-", "--until", "status")
            .run(
                bytes(
                    "remote_endpoint|"
                        + ENDPOINT
                        + "|flags|1|timeout|9|timeout|9|serverid|smtpd|extra|1||"));

    assertEquals("1", outcome.status());
    log.awaitDaemon("DISCONNECT " + Pattern.quote(ENDPOINT), LIMIT);
    assertEquals(
        "warning: unexpected attribute extra from plaintext (expecting: (list terminator))",
        log.daemonTexts().get(0));
  }

  @Test
  void bytesBehindTheRequestAreDropped(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Handoff.Outcome outcome =
        Handoff.to(
                postfix.socket(),
                "--append",
                "-",
                "--handshake-timeout",
                "1",
                "--until",
                "descriptor",
                "--then",
                "wait")
            .run(bytes("junk"));

    assertEquals("1", outcome.status());
    // The descriptor did arrive: it is the handshake that fails.
    log.awaitDaemon("warning: ciphertext read/write timeout for " + Pattern.quote(ENDPOINT), LIMIT);
  }

  @Test
  void requestThatComesInCrumbsIsServed(PostfixInstance postfix) {
    Handoff.Outcome outcome =
        Handoff.to(postfix.socket(), "--dribble", "3:20", "--until", "status").run();

    assertEquals("1", outcome.status());
  }

  @ParameterizedTest
  @CsvSource({"0, CONNECT (bogus_direction)", "3, CONNECT from", "4, CONNECT (bogus_direction)"})
  void badFlagsAreRefused(int flags, String connect, PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Handoff.Outcome outcome =
        Handoff.to(postfix.socket(), "--flags", "" + flags, "--until", "status").run();

    assertEquals("0", outcome.status());
    log.awaitDaemon("DISCONNECT " + Pattern.quote(ENDPOINT), LIMIT);
    assertEquals(
        List.of(
            connect + " " + ENDPOINT,
            "warning: tlsp_get_request_event: bad request flags: 0x" + flags,
            "TLS handshake failed for service=smtpd peer=" + ENDPOINT,
            "DISCONNECT " + ENDPOINT),
        log.daemonTexts());
  }

  @Test
  void afterARefusalTheClientIsTheOneToClose(PostfixInstance postfix) {
    Handoff.Outcome outcome =
        Handoff.to(
                postfix.socket(),
                "--flags",
                "3",
                "--until",
                "status",
                "--then",
                "wait",
                "--limit",
                "2")
            .run();

    assertEquals("limit", outcome.end());
  }

  @Test
  void clientSettingsThatNeverComeAreLogged(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Handoff.to(postfix.socket(), "--flags", "6", "--until", "request").run();

    log.awaitDaemon("CONNECT to " + Pattern.quote(ENDPOINT), LIMIT);
    log.awaitDaemon("warning: tlsp_get_request_event: receive client TLS settings: .+", LIMIT);
    log.awaitDaemon("DISCONNECT " + Pattern.quote(ENDPOINT), LIMIT);
  }

  @Test
  void clientThatLeavesInsteadOfPassingADescriptorIsLogged(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Handoff.to(postfix.socket(), "--until", "status").run();

    assertDescriptorRefused(log);
  }

  @Test
  void clientThatIsKilledInsteadOfPassingADescriptorIsLogged(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    try (RunningCommand handoff =
        Handoff.to(postfix.socket(), "--until", "status", "--then", "kill").start()) {
      handoff.awaitExit(LIMIT);
    }

    assertDescriptorRefused(log);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3})
  void anyOtherNumberOfDescriptorsThanOneIsRefused(int copies, PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Handoff.Outcome outcome =
        Handoff.to(
                postfix.socket(),
                "--copies",
                "" + copies,
                "--until",
                "descriptor",
                "--then",
                "wait")
            .run();

    assertEquals("eof", outcome.end());
    assertDescriptorRefused(log);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "pipe", "null", "listener", "udp"})
  void descriptorThatCannotCarryTlsEndsTheSession(String kind, PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Handoff.Outcome outcome =
        Handoff.to(
                postfix.socket(),
                "--pass",
                kind,
                "--handshake-timeout",
                "1",
                "--until",
                "descriptor",
                "--then",
                "wait")
            .run();

    assertEquals("eof", outcome.end());
    log.awaitDaemon(
        "TLS handshake failed for service=smtpd peer=" + Pattern.quote(ENDPOINT), LIMIT);
    log.awaitDaemon("DISCONNECT " + Pattern.quote(ENDPOINT), LIMIT);
  }

  @Test
  void remoteThatStaysSilentRunsIntoTheHandshakeTimeout(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Handoff.Outcome outcome =
        Handoff.to(
                postfix.socket(),
                "--handshake-timeout",
                "1",
                "--until",
                "descriptor",
                "--then",
                "wait")
            .run();

    assertEquals("eof", outcome.end());
    assertTrue(outcome.millis() >= 900 && outcome.millis() < 3000, outcome::toString);
    log.awaitDaemon("DISCONNECT " + Pattern.quote(ENDPOINT), LIMIT);
    assertEquals(
        List.of(
            "CONNECT from " + ENDPOINT,
            "warning: ciphertext read/write timeout for " + ENDPOINT,
            "TLS handshake failed for service=smtpd peer=" + ENDPOINT,
            "DISCONNECT " + ENDPOINT),
        log.daemonTexts());
  }

  @Test
  void endpointAndServiceWithControlCharactersStayOnOneLogLine(PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();

    Handoff.to(
            postfix.socket(),
            "--endpoint",
            "[192.0.2.1]:1\npostfix/smtpd[1]: fake",
            "--serverid",
            "a\u0001b",
            "--until",
            "status")
        .run();

    log.awaitDaemon("DISCONNECT \\[192\\.0\\.2\\.1\\]:1\\?postfix/smtpd\\[1\\]: fake", LIMIT);
    log.awaitDaemon("TLS handshake failed for service=a\\?b peer=.*", LIMIT);
  }

  @Test
  void plaintextThatFollowsTheDescriptorWaitsForTheHandshake(PostfixInstance postfix) {
    try (RunningCommand handoff =
        Handoff.to(postfix.socket(), "--listen", "0", "--early", "early bird", "--keep").start()) {
      int port = Integer.parseInt(handoff.awaitErr("^port=(\\d+)$", LIMIT).group(1));
      try (RunningCommand client = SClient.direct(port).start()) {
        client.awaitOut("early bird", LIMIT);
      }
    }
  }

  private static void assertDescriptorRefused(MailLog log) {
    log.awaitDaemon(NO_DESCRIPTOR, LIMIT);
    log.awaitDaemon("DISCONNECT " + Pattern.quote(ENDPOINT), LIMIT);
    List<String> texts = log.daemonTexts();
    assertEquals(4, texts.size(), log::text);
    assertEquals("TLS handshake failed for service=smtpd peer=" + ENDPOINT, texts.get(2));
  }

  /** The text as bytes, with NUL in place of each bar. */
  private static byte[] bytes(String text) {
    return text.replace('|', '\0').getBytes(StandardCharsets.US_ASCII);
  }
}
