package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jtlsproxy.postfix.Await;
import org.jtlsproxy.postfix.Command;
import org.jtlsproxy.postfix.Frontdoor;
import org.jtlsproxy.postfix.Handoff;
import org.jtlsproxy.postfix.MailLog;
import org.jtlsproxy.postfix.PostfixExtension;
import org.jtlsproxy.postfix.PostfixInstance;
import org.jtlsproxy.postfix.Prerequisites;
import org.jtlsproxy.postfix.ProcessEntry;
import org.jtlsproxy.postfix.Result;
import org.jtlsproxy.postfix.RunningCommand;
import org.jtlsproxy.postfix.SClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one local client does is no other client's business. The C daemon fails each of these. */
@Tag("better-than-stock")
class HostileLocalClientIT {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String ENDPOINT = Pattern.quote("[192.0.2.1]:4711");

  @RegisterExtension
  static final PostfixExtension POSTFIX =
      new PostfixExtension(PostfixInstance.builder().daemonArguments("-o max_use=1000"));

  @Test
  void halfARequestDelaysNobodyElse(PostfixInstance postfix) throws Exception {
    ServiceProbe.assertServes(postfix);
    try (RunningCommand half =
        Handoff.to(
                postfix.socket(), "--request-bytes", "40", "--until", "request", "--then", "wait")
            .start()) {
      long begin = System.nanoTime();
      for (int i = 0; i < 5; i++) {
        ServiceProbe.assertServes(postfix);
      }
      Duration delay = Duration.ofNanos(System.nanoTime() - begin);
      assertTrue(delay.toMillis() < 3000, () -> "delayed by " + delay);

      Handoff.Outcome outcome = Handoff.outcome(half.awaitExit(LIMIT));
      assertEquals("eof", outcome.end());
      assertTrue(outcome.millis() > 4000, outcome::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void surplusDescriptorsAreClosed(int copies, PostfixInstance postfix) throws Exception {
    ServiceProbe.assertServes(postfix);
    ProcessEntry worker = postfix.daemonWorkers().get(0);
    int descriptors = worker.descriptors();

    for (int i = 0; i < 10; i++) {
      Handoff.to(
              postfix.socket(), "--copies", "" + copies, "--until", "descriptor", "--then", "wait")
          .run();
    }

    Await.until(
        () -> "return to " + descriptors + " descriptors; still " + worker.descriptors(),
        LIMIT,
        () -> worker.descriptors() <= descriptors);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483647", "2147483640", "4294967295"})
  void timeoutThatOverflowsEndsNoOtherSession(String seconds, PostfixInstance postfix) {
    MailLog log = postfix.log().fromHere();
    try (Frontdoor frontdoor = Frontdoor.open(postfix.socket(), "hello", "yes");
        RunningCommand bystander = SClient.direct(frontdoor.port()).startWithHello("yes");
        Frontdoor odd =
            Frontdoor.open(
                List.of("--session-timeout", seconds), postfix.socket(), "hello", "yes");
        RunningCommand client = SClient.direct(odd.port()).start()) {
      client.send(new byte[] {'?', '\n'});
      client.endInput();
      client.awaitExit(LIMIT);
      log.awaitDaemon("DISCONNECT .*", LIMIT);

      bystander.send(new byte[] {'?', '\n'});
      Await.until(() -> "answer to the bystander", LIMIT, () -> bystander.countOut("yes") == 2);
    }
  }

  @Test
  void clientRoleThatIsTurnedOffIsRefused(PostfixInstance postfix) throws Exception {
    ServiceProbe.assertServes(postfix);
    MailLog log = postfix.log().fromHere();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Result finger =
          Command.of(
                  Prerequisites.program("env", "coreutils"),
                  "-C",
                  postfix.queueDirectory().toString(),
                  "MAIL_CONFIG=" + postfix.directory().resolve("etc"),
                  Prerequisites.program("posttls-finger", "postfix").toString(),
                  "-X",
                  "-w",
                  "-l",
                  "encrypt",
                  "[127.0.0.1]:" + server.getLocalPort())
              .run();

      assertTrue(
          finger.out().contains("service role \"client\" is not available"), finger::describe);
      log.awaitDaemon("CONNECT to .*", LIMIT);
      log.awaitDaemon("warning: TLS client role is disabled by configuration", LIMIT);
      log.awaitDaemon("DISCONNECT .*", LIMIT);
    }
  }

  @Test
  void clientThatLeavesDuringTheHandshakeEndsItAtOnce(PostfixInstance postfix) throws Exception {
    MailLog log = postfix.log().fromHere();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Handoff.to(
              postfix.socket(),
              "--connect",
              "127.0.0.1:" + server.getLocalPort(),
              "--until",
              "descriptor")
          .run();

      try (Socket remote = server.accept()) {
        log.awaitDaemon("DISCONNECT " + ENDPOINT, Duration.ofSeconds(2));
        remote.setSoTimeout(2000);
        assertEquals(-1, remote.getInputStream().read());
      }
    }
  }
}
