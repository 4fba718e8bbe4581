package org.jtlsproxy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The log against a real postlogd(8), run by a master(8) that has no other service. Needs root. */
@Timeout(60)
class PostlogdIT {
  private static final String TAG = "postfix/tlsproxy";

  private final Path maillog;
  private final Path queue;
  private final Path config;
  private final Process master;

  PostlogdIT(@TempDir Path directory) throws IOException, InterruptedException {
    // postlogd(8) runs as user postfix.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    maillog = directory.resolve("maillog");
    queue = Files.createDirectory(directory.resolve("queue"));
    config = Files.createDirectory(directory.resolve("config"));
    Path data = Files.createDirectory(directory.resolve("data"));
    Files.createDirectory(queue.resolve("pid"));
    UserPrincipal mailOwner =
        directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix");
    Files.setOwner(data, mailOwner);
    Files.setOwner(Files.createDirectory(queue.resolve("public")), mailOwner);
    Files.setOwner(Files.createDirectory(queue.resolve("private")), mailOwner);
    Files.writeString(
        config.resolve("main.cf"),
        """
        compatibility_level = 3.6
        myhostname = mx.example.com
        queue_directory = %s
        data_directory = %s
        maillog_file = %s
        maillog_file_prefixes = %s
        """
            .formatted(queue, data, maillog, directory));
    Files.writeString(config.resolve("master.cf"), "postlog unix-dgram n - n - 1 postlogd\n");
    master =
        new ProcessBuilder("/usr/lib/postfix/sbin/master", "-c", config.toString())
            .inheritIO()
            .start();
    waitUntilExists(queue.resolve("public/postlog"));
  }

  @AfterEach
  void stopPostfix() throws InterruptedException {
    master.destroy();
    assertTrue(master.waitFor(10, TimeUnit.SECONDS));
  }

  @Test
  void linesReachTheMaillogFileUnchanged() throws Exception {
    List<String> expected = new ArrayList<>();
    try (MailLog log = new MailLog(settings(), text -> {})) {
      log.info("CONNECT from [192.0.2.1]:4711");
      log.warning("é\n日本 100% {}");
      log.error("x".repeat(3000));
      log.fatal("no SSL");
      log.panic("lost");
      expected.add("CONNECT from [192.0.2.1]:4711");
      expected.add("warning: é?日本 100% {}");
      expected.add("error: " + "x".repeat(2000));
      expected.add("fatal: no SSL");
      expected.add("panic: lost");
      for (int i = 0; i < 1000; i++) {
        log.info("line " + i);
        expected.add("line " + i);
      }
    }
    List<String> lines = waitForLines("[123]", expected.size());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      assertTrue(line.matches("[A-Z][a-z]{2} [0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} .*"), line);
      assertEquals("mx " + TAG + "[123]: " + expected.get(i), line.substring(16));
    }
  }

  @Test
  void linesEqualThoseOfPostfixItself() throws Exception {
    String text = "a\tb\u0001c\u007fd é 日本 \ud83d\ude00 " + "y".repeat(1990) + "é" + "z".repeat(50);
    try (MailLog log = new MailLog(settings(), failure -> {})) {
      log.info(text);
      log.warning(text);
    }
    postlog("info", text);
    postlog("warn", text);
    List<String> ours = new ArrayList<>();
    List<String> postfixs = new ArrayList<>();
    for (String line : waitForLines(TAG, 4)) {
      (line.contains("[123]") ? ours : postfixs).add(line);
    }
    assertEquals(afterTag(postfixs), afterTag(ours));
  }

  private LogSettings settings() {
    LogTransport transport =
        LogTransport.configured(
            maillog.toString(), maillog.toString(), queue.toString(), "postlog");
    return TestSettings.of(transport, TAG, Facility.MAIL, false);
  }

  /** Has Postfix's own postlog(1) log a line. */
  private void postlog(String severity, String text) throws Exception {
    Process postlog =
        new ProcessBuilder("postlog", "-c", config.toString(), "-t", TAG, "-p", severity, text)
            .redirectErrorStream(true)
            .start();
    postlog.getInputStream().readAllBytes();
    assertEquals(0, postlog.waitFor());
  }

  private static List<String> afterTag(List<String> lines) {
    List<String> texts = new ArrayList<>();
    for (String line : lines) {
      texts.add(line.substring(line.indexOf("]: ")));
    }
    return texts;
  }

  private List<String> waitForLines(String part, int count) throws Exception {
    waitUntilExists(maillog);
    while (true) {
      List<String> lines = new ArrayList<>();
      // A line may end within a UTF-8 sequence, so not Files.readAllLines.
      String content = new String(Files.readAllBytes(maillog), StandardCharsets.ISO_8859_1);
      for (String line : content.split("\n", -1)) {
        if (line.contains(part)) {
          lines.add(new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        }
      }
      if (lines.size() >= count && content.endsWith("\n")) {
        assertEquals(count, lines.size());
        return lines;
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private void waitUntilExists(Path path) throws InterruptedException {
    while (!Files.exists(path)) {
      assertTrue(master.isAlive());
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
