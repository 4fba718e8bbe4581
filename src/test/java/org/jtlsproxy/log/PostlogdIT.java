package org.jtlsproxy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jtlsproxy.postfix.Await;
import org.jtlsproxy.postfix.Command;
import org.jtlsproxy.postfix.PostfixExtension;
import org.jtlsproxy.postfix.PostfixInstance;
import org.jtlsproxy.postfix.Prerequisites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log against a real postlogd(8). */
class PostlogdIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @RegisterExtension
  static final PostfixExtension POSTFIX = new PostfixExtension(PostfixInstance.builder());

  private final PostfixInstance postfix;

  PostlogdIT(PostfixInstance postfix) {
    this.postfix = postfix;
  }

  @Test
  void linesReachTheMaillogFileUnchanged() {
    List<String> expected = new ArrayList<>();
    try (MailLog log = new MailLog(settings("unchanged"), text -> {})) {
      log.info("CONNECT from [192.0.2.1]:4711");
      log.warning(TestSettings.received("é\n日本 100% {}"));
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
    List<String> lines = awaitLines("unchanged", expected.size());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      assertTrue(line.matches("[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d:\\d\\d .*"), line);
      assertEquals("mx unchanged[123]: " + expected.get(i), line.substring(16));
    }
  }

  @Test
  void linesEqualThoseOfPostlogCommand() {
    String text = "a\tb\u0001c\u007fd é 日本 \ud83d\ude00 " + "y".repeat(1976) + "é" + "z".repeat(50);
    try (MailLog log = new MailLog(settings("ours"), failure -> {})) {
      log.info(TestSettings.received(text));
      log.warning(TestSettings.received(text));
    }
    postlog("info", text);
    postlog("warn", text);
    assertEquals(texts(awaitLines("postfixs", 2)), texts(awaitLines("ours", 2)));
  }

  private LogSettings settings(String tag) {
    String directory = postfix.directory().toString();
    LogTransport transport =
        LogTransport.configured(
            directory + "/mail.log", directory, postfix.queueDirectory().toString(), "postlog");
    return TestSettings.of(transport, tag, Facility.MAIL, false);
  }

  /** Over standard input: as an argument the text would depend on this JVM's locale. */
  private void postlog(String severity, String text) {
    Path program = Prerequisites.program("postlog", "postfix");
    String config = postfix.directory().resolve("etc").toString();
    Command.of(program, "-c", config, "-t", "postfixs", "-p", severity)
        .run((text + "\n").getBytes(StandardCharsets.UTF_8), LIMIT)
        .orFail();
  }

  private List<String> awaitLines(String tag, int count) {
    return Await.get(
        () -> count + " lines of " + tag + " in " + postfix.logForHumans(),
        LIMIT,
        () -> {
          String text = postfix.log().text();
          List<String> lines =
              text.substring(0, text.lastIndexOf('\n') + 1)
                  .lines()
                  .filter(line -> line.contains(" " + tag + "["))
                  .toList();
          return lines.size() >= count ? Optional.of(lines) : Optional.empty();
        });
  }

  private static List<String> texts(List<String> lines) {
    return lines.stream().map(line -> line.substring(line.indexOf("]: "))).toList();
  }
}
