package org.jtlsproxy.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A remote peer that breaks the protocol costs a line or two in the log and its own session. */
class BadTlsTest {
  private static final String PROBLEM = "warning: TLS library problem: error:";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.0\r\nHost: mail.example.com\r\n\r\n",
        "EHLO client.example.com\r\n",
        "\0\0\0\0\0\0\0\0",
        "\26\3\3\0\4\2\0\0\0",
        "\26\3\1\0\0\26\3\1\0\0"
      })
  void whatIsNotTlsEndsTheHandshake(String text) throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).accepted(SessionBench.SERVER)) {
      bench.handOver();
      bench.remote().sendRaw(Data.ascii(text));
      bench.run();
      assertProblemLoggedOnce(bench);
    }
  }

  @Test
  void randomBytesEndTheHandshake() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      try (SessionBench bench =
          new SessionBench(SessionBench.TLS13).accepted(SessionBench.SERVER)) {
        bench.handOver();
        bench.remote().sendRaw(Data.bytes(40_000, seed));
        bench.run();
        assertProblemLoggedOnce(bench);
      }
    }
  }

  @Test
  void truncatedClientHelloIsNoLibraryProblem() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).accepted(SessionBench.SERVER)) {
      bench.handOver();
      bench.remote().cutAt(100, bench.remote()::halfClose);
      bench.remote().start();
      bench.run();
      assertEquals(List.of(), bench.log().warnings());
      assertEquals(0, bench.remoteEnd().out().written());
    }
  }

  @Test
  void peersFatalAlertIsLoggedWithItsNumber() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS12).accepted(SessionBench.SERVER)) {
      bench.remote().start();
      bench.remote().pump();
      bench.remote().sendRaw(new byte[] {21, 3, 3, 0, 2, 2, 48});
      bench.remote().pump();
      bench.handOver();
      assertProblemLoggedOnce(bench);
      assertTrue(bench.log().warnings().get(0).endsWith(":SSL alert number 48:"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SessionBench.TLS12, SessionBench.TLS13})
  void peerCanReadTheAlertAboutWhatFollowedItsClientHello(String protocol) throws IOException {
    try (SessionBench bench = new SessionBench(protocol).accepted(SessionBench.SERVER)) {
      bench.remote().start();
      bench.remote().pump();
      bench.remote().sendRaw(new byte[] {23, 3, 3, 0, 20});
      bench.remote().sendRaw(new byte[20]);
      bench.remote().pump();
      bench.handOver();
      assertProblemLoggedOnce(bench);
      assertAlert(bench);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SessionBench.TLS12, SessionBench.TLS13})
  void corruptedRecordEndsTheSessionBehindWhatCameBefore(String protocol) throws IOException {
    try (SessionBench bench = new SessionBench(protocol).established()) {
      byte[] genuine = bench.remote().encrypt(Data.ascii("MAIL FROM:<>\r\n"));
      byte[] corrupted = bench.remote().encrypt(Data.ascii("RCPT TO:<x>\r\n"));
      corrupted[corrupted.length - 1] ^= 1;
      bench.remote().sendRaw(genuine);
      bench.remote().sendRaw(corrupted);
      bench.remote().sendRaw(genuine);
      bench.run();
      assertArrayEquals(Data.ascii("MAIL FROM:<>\r\n"), bench.local().received());
      assertProblemLoggedOnce(bench);
      assertAlert(bench);
    }
  }

  @Test
  void slowLocalClientStillGetsWhatCameBeforeTheCorruptedRecord() throws IOException {
    byte[] data = Data.bytes(100_000, 1);
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.local().read(false);
      bench.remote().send(data);
      bench.run();
      bench.remote().sendRaw(new byte[] {23, 3, 3, 0, 20});
      bench.remote().sendRaw(new byte[20]);
      bench.run();
      assertFalse(bench.isEnded());
      bench.local().read(true);
      bench.run();
      assertArrayEquals(data, bench.local().received());
      assertProblemLoggedOnce(bench);
    }
  }

  @Test
  void plaintextInTheMiddleOfASessionEndsIt() throws IOException {
    try (SessionBench bench = new SessionBench(SessionBench.TLS13).established()) {
      bench.remote().sendRaw(Data.ascii("QUIT\r\nQUIT\r\n"));
      bench.run();
      assertProblemLoggedOnce(bench);
    }
  }

  private static void assertProblemLoggedOnce(SessionBench bench) {
    assertTrue(bench.local().sawEnd());
    List<String> warnings = bench.log().warnings();
    // The library stacks errors, the deepest first; Postfix logs each of them.
    assertFalse(warnings.isEmpty());
    assertEquals(warnings.stream().distinct().limit(2).toList(), warnings);
    for (String warning : warnings) {
      assertTrue(warning.startsWith(PROBLEM), warning);
    }
  }

  private static void assertAlert(SessionBench bench) {
    String failure = bench.remote().failure().map(String::valueOf).orElse("none");
    assertTrue(failure.contains("ALERT"), failure);
  }
}
