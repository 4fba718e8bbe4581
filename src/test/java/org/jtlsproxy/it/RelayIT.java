package org.jtlsproxy.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.jtlsproxy.postfix.Command;
import org.jtlsproxy.postfix.Frontdoor;
import org.jtlsproxy.postfix.PostfixExtension;
import org.jtlsproxy.postfix.PostfixInstance;
import org.jtlsproxy.postfix.Prerequisites;
import org.jtlsproxy.postfix.Result;
import org.jtlsproxy.postfix.RunningCommand;
import org.jtlsproxy.postfix.SClient;
import org.jtlsproxy.postfix.Swaks;
import org.jtlsproxy.postfix.TlsClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes in on one side comes out on the other, and the end of one side reaches the other. */
class RelayIT {

  private static final int SIZE = 8_000_003;
  private static final int MORE_THAN_ALL_BUFFERS = 30_000_000;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @RegisterExtension
  static final PostfixExtension POSTFIX = new PostfixExtension(PostfixInstance.builder());

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void everythingTheRemoteSendsArrives(String protocol, PostfixInstance postfix) {
    byte[] sent = randomBytes(SIZE);
    try (Frontdoor sink = Frontdoor.open(postfix.socket(), "sink")) {
      SClient.direct(sink.port()).with(protocol).run(sent).orFail();

      Frontdoor.Session session = sink.awaitSession();
      assertEquals(SIZE, session.in());
      assertEquals(crc(sent), session.crc());
      assertEquals("eof", session.end());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void everythingTheLocalSendsArrivesAndThenCloseNotify(String protocol, PostfixInstance postfix) {
    try (Frontdoor source = Frontdoor.open(postfix.socket(), "source", "" + SIZE);
        RunningCommand client = SClient.direct(source.port()).with(protocol).start()) {
      Result result = client.awaitExit(LIMIT);

      assertArrayEquals(sourceBytes(SIZE), result.outBytes());
      // Without a close_notify OpenSSL 3 says so, and exits with status 1.
      assertFalse(result.err().contains("unexpected eof"), result::describe);
      assertEquals(0, result.exit(), result::describe);
    }
  }

  // The C daemon stops reading plaintext while it waits to write some: a circle with this echo.
  @Tag("better-than-stock")
  @Test
  void megabytesCrossInBothDirectionsAtOnce(PostfixInstance postfix) throws Exception {
    byte[] sent = randomBytes(SIZE);
    try (Frontdoor echo = Frontdoor.open(postfix.socket(), "echo");
        TlsClient client = TlsClient.connect(echo.port())) {
      CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> write(client, sent));
      byte[] received = client.input().readNBytes(SIZE);

      sender.get();
      assertArrayEquals(sent, received);
    }
  }

  @Tag("better-than-stock")
  @Test
  void remoteThatStopsReadingDoesNotStopTheOtherDirection(PostfixInstance postfix)
      throws Exception {
    byte[] sent = randomBytes(MORE_THAN_ALL_BUFFERS);
    try (Frontdoor flood = Frontdoor.open(postfix.socket(), "flood")) {
      TlsClient client = TlsClient.connect(flood.port());
      CompletableFuture.runAsync(() -> write(client, sent)).get(20, TimeUnit.SECONDS);
      client.reset();

      assertTrue(flood.awaitSession().in() > MORE_THAN_ALL_BUFFERS / 2);
    }
  }

  @Tag("better-than-stock")
  @Test
  void localThatStopsReadingDoesNotStopTheOtherDirection(PostfixInstance postfix) throws Exception {
    try (Frontdoor pour = Frontdoor.open(postfix.socket(), "pour")) {
      TlsClient client = TlsClient.connect(pour.port());
      CompletableFuture<Void> stuck =
          CompletableFuture.runAsync(() -> writeUntilClosed(client, new byte[65536]));
      byte[] received = client.input().readNBytes(MORE_THAN_ALL_BUFFERS);

      assertArrayEquals(sourceBytes(MORE_THAN_ALL_BUFFERS), received);
      client.reset();
      stuck.get(20, TimeUnit.SECONDS);
    }
  }

  @Tag("better-than-stock")
  @Test
  void floodsInBothDirectionsShareTheSession(PostfixInstance postfix) throws Exception {
    try (Frontdoor flood = Frontdoor.open(postfix.socket(), "flood")) {
      TlsClient client = TlsClient.connect(flood.port());
      CompletableFuture<Void> sender =
          CompletableFuture.runAsync(() -> writeUntilClosed(client, new byte[65536]));
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
      byte[] buffer = new byte[65536];
      long received = 0;
      while (System.nanoTime() - end < 0) {
        received += client.input().read(buffer);
      }
      client.reset();
      sender.get(20, TimeUnit.SECONDS);
      long sent = flood.awaitSession().in();

      String shares = sent + " bytes from the remote, " + received + " to it";
      assertTrue(sent >= (sent + received) / 5, shares);
      assertTrue(received >= (sent + received) / 5, shares);
    }
  }

  @Test
  void everySmallWriteCrossesByItself(PostfixInstance postfix) throws Exception {
    try (Frontdoor echo = Frontdoor.open(postfix.socket(), "echo");
        TlsClient client = TlsClient.connect(echo.port())) {
      for (int i = 0; i < 1000; i++) {
        assertEquals("line " + i, client.ask("line " + i));
      }
    }
  }

  @Test
  void localThatReadsLateStillGetsWhatARemoteSentBeforeItClosed(PostfixInstance postfix) {
    byte[] sent = randomBytes(300_000);
    try (Frontdoor sink = Frontdoor.open(postfix.socket(), "sink");
        RunningCommand client = SClient.direct(sink.port()).start()) {
      client.awaitErr("^Ciphersuite: ", LIMIT);
      signal("STOP", sink.pid());
      client.send(sent);
      client.endInput();
      client.awaitExit(LIMIT);
      signal("CONT", sink.pid());

      Frontdoor.Session session = sink.awaitSession();
      assertEquals(sent.length, session.in());
      assertEquals(crc(sent), session.crc());
    }
  }

  @Test
  void swaksDeliversAMail(PostfixInstance postfix) {
    try (Frontdoor smtp = Frontdoor.open(postfix.socket(), "smtp")) {
      Swaks.tlsOnConnect(smtp.port()).run().orFail();

      assertEquals("close", smtp.awaitSession().end());
    }
  }

  @Test
  void remoteThatResetsItsConnectionEndsTheSession(PostfixInstance postfix) throws Exception {
    try (Frontdoor frontdoor = Frontdoor.open(postfix.socket(), "hello", "yes")) {
      TlsClient client = TlsClient.connect(frontdoor.port());
      client.ask("there?");
      client.reset();

      assertEquals("eof", frontdoor.awaitSession().end());
    }
  }

  @Test
  void remoteThatLeavesWithoutCloseNotifyEndsTheSession(PostfixInstance postfix) throws Exception {
    try (Frontdoor frontdoor = Frontdoor.open(postfix.socket(), "hello", "yes")) {
      TlsClient client = TlsClient.connect(frontdoor.port());
      client.ask("there?");
      client.hangUp();

      assertEquals("eof", frontdoor.awaitSession().end());
    }
  }

  private static void write(TlsClient client, byte[] data) {
    try {
      OutputStream output = client.output();
      output.write(data);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void writeUntilClosed(TlsClient client, byte[] data) {
    try {
      OutputStream output = client.output();
      while (true) {
        output.write(data);
      }
    } catch (IOException e) {
      // The end that the test made.
    }
  }

  private static void signal(String name, long pid) {
    Command.of(Prerequisites.program("kill", "procps"), "-" + name, Long.toString(pid))
        .run()
        .orFail();
  }

  private static byte[] randomBytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** What frontdoor sends in mode source. */
  private static byte[] sourceBytes(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i ^ (i >> 8) ^ (i >> 16));
    }
    return bytes;
  }

  private static String crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return String.format("%08x", crc.getValue());
  }
}
