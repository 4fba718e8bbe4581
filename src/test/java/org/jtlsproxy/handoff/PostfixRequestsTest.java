package org.jtlsproxy.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client sends, the log and the reply are those of Postfix 3.7.11. */
final class PostfixRequestsTest {
  private static final String RECORDING = "postfix-3.7.11-requests.txt";

  private static final class Recorded {
    private String name = "";
    private String input = "";
    private String end = "";
    private String reply = "";
    private final List<String> log = new ArrayList<>();

    void read(String line) {
      String value = line.substring(Math.min(6, line.length()));
      switch (line.substring(0, 5).strip()) {
        case "case" -> name = value;
        case "input" -> input = value;
        case "end" -> end = value;
        case "reply" -> reply = value;
        case "log" -> log.add(value);
        default -> throw new IllegalArgumentException(line);
      }
    }

    byte[] bytes() {
      return input.replace('|', '\0').getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @Test
  void theRecordingIsRead() throws IOException {
    assertEquals(43, recording().size());
  }

  @ParameterizedTest
  @MethodSource("recording")
  void theDaemonAnswersAndLogsAsPostfixDoes(Recorded recorded) {
    replay(recorded, Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @MethodSource("recording")
  void byteByByteTheDaemonAnswersAndLogsAsPostfixDoes(Recorded recorded) {
    replay(recorded, 1);
  }

  private static void replay(Recorded recorded, int piece) {
    RequestReader reader = new RequestReader();
    Outcome outcome = new Outcome.NeedMore();
    ByteBuffer bytes = ByteBuffer.wrap(recorded.bytes());
    int length = bytes.limit();
    while (bytes.position() < length && outcome instanceof Outcome.NeedMore) {
      bytes.limit(bytes.position() + Math.min(piece, length - bytes.position()));
      outcome = reader.feed(bytes);
    }
    if (outcome instanceof Outcome.NeedMore) {
      assertFalse(recorded.end.equals("open"), "Postfix ended the session by itself");
      outcome = recorded.end.equals("silent") ? reader.timedOut() : reader.endOfInput();
    }
    List<LogLine> lines = new ArrayList<>();
    String reply = "";
    if (outcome instanceof Outcome.Accepted accepted) {
      reply = shown(Status.READY);
      lines.addAll(accepted.logLines());
      lines.add(DescriptorRejection.notReceived().logLine());
      end(lines, accepted.request().label());
    } else if (outcome instanceof Outcome.Refused refused) {
      reply = shown(Status.NOT_AVAILABLE);
      lines.addAll(refused.logLines());
      end(lines, refused.label());
    } else if (outcome instanceof Outcome.Broken broken) {
      lines.addAll(broken.logLines());
      broken.label().ifPresent(label -> end(lines, label));
    }
    assertEquals(recorded.reply, reply);
    assertEquals(recorded.log, lines.stream().map(PostfixRequestsTest::shown).toList());
  }

  private static void end(List<LogLine> lines, SessionLabel label) {
    lines.add(label.handshakeFailed());
    lines.add(label.disconnect());
  }

  private static String shown(Status status) {
    return new String(status.bytes(), StandardCharsets.ISO_8859_1).replace('\0', '|');
  }

  private static String shown(LogLine line) {
    return (line.severity() == LogLine.Severity.WARNING ? "warning: " : "") + line.text();
  }

  private static List<Recorded> recording() throws IOException {
    try (InputStream in = PostfixRequestsTest.class.getResourceAsStream(RECORDING)) {
      assertNotNull(in);
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      List<Recorded> cases = new ArrayList<>();
      Recorded current = new Recorded();
      for (String line : text.lines().toList()) {
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        if (line.startsWith("case")) {
          current = new Recorded();
          cases.add(current);
        }
        current.read(line);
      }
      return cases;
    }
  }
}
