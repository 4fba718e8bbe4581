package org.jtlsproxy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MailLogTest {
  private final Path directory;
  private final Path path;
  private LogServiceSocket service;
  private final List<String> deaths = new ArrayList<>();

  MailLogTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    path = directory.resolve("log");
    service = LogServiceSocket.bind(path);
  }

  @AfterEach
  void noThreadIsLeft() throws Exception {
    service.close();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("AsyncAppender-Worker")) {
        thread.join(10_000);
        assertFalse(thread.isAlive());
      }
    }
  }

  @Test
  void everySeverityReachesSyslog() throws IOException {
    try (MailLog log = new MailLog(TestSettings.syslog(path), deaths::add)) {
      logOneOfEach(log);
    }
    List<String> lines = service.receiveWhatIsThere();
    assertEquals(
        List.of(
            "<22> postfix/tlsproxy[123]: one",
            "<20> postfix/tlsproxy[123]: warning: two",
            "<19> postfix/tlsproxy[123]: error: three",
            "<18> postfix/tlsproxy[123]: fatal: four",
            "<18> postfix/tlsproxy[123]: panic: five"),
        withoutTime(lines));
  }

  @Test
  void everySeverityReachesPostlog() throws IOException {
    try (MailLog log = new MailLog(TestSettings.postlog(path), deaths::add)) {
      logOneOfEach(log);
    }
    List<String> lines = service.receiveWhatIsThere();
    assertEquals(
        List.of(
            " mx postfix/tlsproxy[123]: one",
            " mx postfix/tlsproxy[123]: warning: two",
            " mx postfix/tlsproxy[123]: error: three",
            " mx postfix/tlsproxy[123]: fatal: four",
            " mx postfix/tlsproxy[123]: panic: five"),
        withoutTime(lines));
  }

  private static void logOneOfEach(MailLog log) {
    log.info("one");
    log.warning("two");
    log.error("three");
    log.fatal("four");
    log.panic("five");
  }

  @Test
  void hostileTextIsOneLine() throws IOException {
    try (MailLog log = new MailLog(TestSettings.postlog(path), deaths::add)) {
      log.info("a\nb\r\n\0{} %s \u001b[31m");
      log.info("z".repeat(100_000));
    }
    assertEquals(
        List.of(
            " mx postfix/tlsproxy[123]: a?b???{} %s ?[31m",
            " mx postfix/tlsproxy[123]: " + "z".repeat(2000)),
        withoutTime(service.receiveWhatIsThere()));
  }

  @Test
  void fiveThousandLinesArriveInOrder() throws Exception {
    MailLog log = new MailLog(TestSettings.postlog(path), deaths::add);
    Thread producer =
        new Thread(
            () -> {
              for (int i = 0; i < 5000; i++) {
                log.info("line " + i);
              }
              log.close();
            });
    producer.start();
    List<String> lines = withoutTime(service.receive(5000));
    producer.join();
    for (int i = 0; i < 5000; i++) {
      assertEquals(" mx postfix/tlsproxy[123]: line " + i, lines.get(i));
    }
    assertTrue(service.receiveWhatIsThere().isEmpty());
  }

  @Test
  void linesOfSeveralThreadsAllArriveEachThreadsInOrder() throws Exception {
    MailLog log = new MailLog(TestSettings.postlog(path), deaths::add);
    for (int t = 0; t < 4; t++) {
      String name = "thread " + t + " line ";
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 500; i++) {
                  log.info(name + i);
                }
              });
      thread.start();
    }
    List<String> lines = withoutTime(service.receive(2000));
    for (int t = 0; t < 4; t++) {
      String prefix = " mx postfix/tlsproxy[123]: thread " + t + " line ";
      List<String> ofThread = lines.stream().filter(line -> line.startsWith(prefix)).toList();
      assertEquals(500, ofThread.size());
      for (int i = 0; i < 500; i++) {
        assertEquals(prefix + i, ofThread.get(i));
      }
    }
    log.close();
  }

  @Test
  void closeFlushesLinesThatAreStillWaiting() throws Exception {
    MailLog log = new MailLog(TestSettings.syslog(path), deaths::add);
    for (int i = 0; i < 3000; i++) {
      log.info("line " + i);
    }
    Thread closer = new Thread(log::close);
    closer.start();
    List<String> lines = service.receive(3000);
    closer.join();
    assertTrue(lines.get(2999).endsWith(": line 2999"), lines.get(2999));
  }

  @Test
  void closeGivesUpOnAServiceThatDoesNotRead() {
    MailLog log = new MailLog(TestSettings.syslog(path), deaths::add);
    for (int i = 0; i < 3000; i++) {
      log.info("line " + i);
    }
    assertTimeout(Duration.ofSeconds(4), log::close);
  }

  @Test
  void stalledServiceCostsLinesNeverTimeAndTheLossIsReported() throws IOException {
    int total = 3 * LogQueue.CAPACITY;
    try (MailLog log = new MailLog(TestSettings.postlog(path), deaths::add)) {
      for (int i = 0; i < total; i++) {
        log.info("line " + i);
      }
      int kept = 0;
      int last = -1;
      String line = service.receive();
      while (!line.contains(" warning: ")) {
        int number = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
        assertTrue(number > last, line);
        last = number;
        kept++;
        line = service.receive();
      }
      assertTrue(kept > LogQueue.CAPACITY, "kept " + kept);
      assertTrue(
          line.endsWith(
              ": warning: "
                  + (total - kept)
                  + " log lines dropped: the log service does not keep up"),
          line);
      log.info("afterwards");
      assertTrue(service.receive().endsWith(": afterwards"));
    }
    assertTrue(service.receiveWhatIsThere().isEmpty(), "one report only");
  }

  @Test
  void lastWordsFindRoomInAFullQueue() throws IOException {
    try (MailLog log = new MailLog(TestSettings.postlog(path), deaths::add)) {
      for (int i = 0; i < 3 * LogQueue.CAPACITY; i++) {
        log.info("line " + i);
      }
      log.fatal("the reason");
      String line = service.receive();
      while (!line.contains("fatal")) {
        if (line.contains("dropped")) {
          fail("the fatal error was dropped");
        }
        line = service.receive();
      }
      assertTrue(line.endsWith(": fatal: the reason"), line);
    }
  }

  @Test
  void syslogLinesGoToARestartedService() throws IOException {
    try (MailLog log = new MailLog(TestSettings.syslog(path), deaths::add)) {
      log.info("before");
      assertTrue(service.receive().endsWith(": before"));
      service.close();
      service = LogServiceSocket.bind(path);
      log.info("after");
      assertTrue(service.receive().endsWith(": after"));
    }
  }

  @Test
  void thirteenthErrorEndsTheProcessOnce() throws IOException {
    try (MailLog log = new MailLog(TestSettings.syslog(path), deaths::add)) {
      for (int i = 1; i <= 12; i++) {
        log.error("mistake " + i);
      }
      assertEquals(List.of(), deaths);
      log.error("mistake 13");
      log.error("mistake 14");
      assertTrue(service.receive(14).get(12).endsWith(": error: mistake 13"));
    }
    assertEquals(List.of("too many errors - program terminated"), deaths);
  }

  @Test
  void reopenedLogHasNewSettingsAndRemembersErrors() throws IOException {
    MailLog first = new MailLog(TestSettings.syslog(path), deaths::add);
    first.info("from the environment");
    for (int i = 0; i < 12; i++) {
      first.error("mistake");
    }
    assertEquals(
        "<22> postfix/tlsproxy[123]: from the environment",
        withoutTime(service.receive(13)).get(0));
    LogSettings settings =
        new LogSettings(
            new LogTransport.Postlog(path.toString()),
            "postfix-out/tlsproxy",
            Facility.MAIL,
            "mx2.example.com",
            7,
            true,
            2,
            false);
    try (MailLog second = first.reopen(settings)) {
      second.info("from main.cf");
      assertEquals(2, second.verbosity());
      second.error("mistake");
    }
    first.info("nobody listens");
    List<String> lines = withoutTime(service.receiveWhatIsThere());
    assertEquals(
        List.of(
            " mx2 postfix-out/tlsproxy[7]: from main.cf",
            " mx2 postfix-out/tlsproxy[7]: error: mistake"),
        lines);
    assertEquals(List.of("too many errors - program terminated"), deaths);
  }

  @Test
  void copyGoesToStandardError() {
    PrintStream stderr = System.err;
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    System.setErr(new PrintStream(copy, true, StandardCharsets.UTF_8));
    LogTransport transport = new LogTransport.Syslog(path.toString());
    LogSettings settings = TestSettings.of(transport, "postfix/tlsproxy", Facility.MAIL, true);
    try (MailLog log = new MailLog(settings, deaths::add)) {
      log.info("hello\n");
      log.warning("w\u00c3\u00b6rld");
    } finally {
      System.setErr(stderr);
    }
    assertEquals(
        "postfix/tlsproxy: hello?\npostfix/tlsproxy: warning: wörld\n",
        copy.toString(StandardCharsets.UTF_8));
  }

  @Test
  void missingServiceIsNoFailure() throws IOException {
    Path later = directory.resolve("later");
    try (MailLog log = new MailLog(TestSettings.postlog(later), deaths::add)) {
      log.info("lost");
      log.info("lost as well");
    }
    try (MailLog log = new MailLog(TestSettings.postlog(later), deaths::add);
        LogServiceSocket lateService = LogServiceSocket.bind(later)) {
      log.info("heard");
      assertTrue(lateService.receive().endsWith(": heard"));
    }
  }

  private static List<String> withoutTime(List<String> lines) {
    List<String> bare = new ArrayList<>();
    for (String line : lines) {
      bare.add(line.replaceFirst("[A-Z][a-z]{2} [ 0-9][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2}", ""));
    }
    return bare;
  }
}
