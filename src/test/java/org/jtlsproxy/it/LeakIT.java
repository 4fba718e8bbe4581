package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jtlsproxy.postfix.Await;
import org.jtlsproxy.postfix.Frontdoor;
import org.jtlsproxy.postfix.Handoff;
import org.jtlsproxy.postfix.PostfixExtension;
import org.jtlsproxy.postfix.PostfixInstance;
import org.jtlsproxy.postfix.ProcessEntry;
import org.jtlsproxy.postfix.TlsClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A thousand sessions, ended in every way there is, leave nothing open. */
class LeakIT {

  private static final int ROUNDS = 125;
  private static final int THREADS = 4;

  @RegisterExtension
  static final PostfixExtension POSTFIX =
      new PostfixExtension(
          PostfixInstance.builder().daemonArguments("-o max_use=1000000 -o max_idle=300s"));

  /** tlsproxy(8) itself starts more processes under such a load, and talks to tlsmgr(8). */
  @Tag("better-than-stock")
  @Test
  void noDescriptorAndNoProcessOutlivesItsSession(PostfixInstance postfix) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try (Frontdoor hello = Frontdoor.open(postfix.socket(), "hello", "yes");
        Frontdoor source = Frontdoor.open(postfix.socket(), "source", "100")) {
      List<Callable<Void>> endings = endings(postfix, hello.port(), source.port());
      repeat(pool, endings, 5);
      awaitQuiet(hello, source, 5);
      int descriptors = postfix.daemonWorkers().get(0).descriptors();

      repeat(pool, endings, ROUNDS);
      awaitQuiet(hello, source, 5 + ROUNDS);

      assertEquals(1, postfix.daemonWorkers().size());
      for (ProcessEntry worker : postfix.daemonWorkers()) {
        Await.until(
            () -> "return to " + descriptors + " descriptors; still " + worker.descriptors(),
            Duration.ofSeconds(10),
            () -> worker.descriptors() <= descriptors);
      }
      assertEquals(List.of(), orphans(postfix));
    } finally {
      pool.shutdownNow();
    }
  }

  /** Processes of the daemon that neither master(8) nor another one of them is the parent of. */
  private static List<ProcessEntry> orphans(PostfixInstance postfix) {
    List<ProcessEntry> daemons = postfix.daemons();
    List<Integer> parents = new ArrayList<>(List.of(postfix.masterPid()));
    daemons.forEach(daemon -> parents.add(daemon.pid()));
    return daemons.stream().filter(daemon -> !parents.contains(daemon.parent())).toList();
  }

  /** One session each; seven of them through the ports, one broken off in the conversation. */
  private static List<Callable<Void>> endings(PostfixInstance postfix, int hello, int source) {
    return List.of(
        () -> {
          try (TlsClient client = TlsClient.connect(hello)) {
            assertEquals("yes", client.ask("close_notify from the remote"));
          }
          return null;
        },
        () -> {
          TlsClient client = TlsClient.connect(hello);
          assertEquals("yes", client.ask("end of TCP"));
          client.hangUp();
          return null;
        },
        () -> {
          TlsClient client = TlsClient.connect(hello);
          assertEquals("yes", client.ask("reset"));
          client.reset();
          return null;
        },
        () -> {
          try (TlsClient client = TlsClient.connect(source)) {
            assertEquals(100, client.input().readAllBytes().length);
          }
          return null;
        },
        () -> {
          exchange(hello, new byte[0]);
          return null;
        },
        () -> {
          exchange(hello, "EHLO this is not TLS\r\n".getBytes(StandardCharsets.US_ASCII));
          return null;
        },
        () -> {
          exchange(hello, new byte[] {22, 3, 1, 2, 0, 1, 0, 1, -4, 3, 3});
          return null;
        },
        () -> {
          Handoff.to(postfix.socket(), "--until", "status").run();
          return null;
        });
  }

  /** Says these bytes over plain TCP and leaves. */
  private static void exchange(int port, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(bytes);
    }
  }

  private static void repeat(ExecutorService pool, List<Callable<Void>> endings, int rounds)
      throws Exception {
    List<Callable<Void>> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      all.addAll(endings);
    }
    for (Future<Void> ended : pool.invokeAll(all)) {
      ended.get();
    }
  }

  private static void awaitQuiet(Frontdoor hello, Frontdoor source, int rounds) {
    hello.awaitSessions(6 * rounds, Duration.ofSeconds(30));
    source.awaitSessions(rounds, Duration.ofSeconds(30));
  }
}
