package org.jtlsproxy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SinksTest {
  private final String path;

  SinksTest(@TempDir Path directory) {
    path = directory.resolve("log").toString();
  }

  @Test
  void syslogConnectsWhenTheServiceComesUpLater() throws IOException {
    SyslogSink sink = new SyslogSink(path);
    connectsWhenTheServiceComesUpLater(sink);
  }

  @Test
  void postlogConnectsWhenTheServiceComesUpLater() throws IOException {
    PostlogSink sink = new PostlogSink(path);
    connectsWhenTheServiceComesUpLater(sink);
  }

  private void connectsWhenTheServiceComesUpLater(DatagramSink sink) throws IOException {
    assertFalse(send(sink, "lost"));
    try (LogServiceSocket service = LogServiceSocket.bind(Path.of(path))) {
      assertTrue(send(sink, "first"));
      assertEquals("first", service.receive());
    }
    sink.close();
  }

  @Test
  void syslogSendsAgainToARestartedService() throws IOException {
    LogServiceSocket old = LogServiceSocket.bind(Path.of(path));
    SyslogSink sink = new SyslogSink(path);
    old.close();
    try (LogServiceSocket service = LogServiceSocket.bind(Path.of(path))) {
      assertTrue(send(sink, "not lost"));
      assertEquals("not lost", service.receive());
    }
    assertFalse(send(sink, "nobody there"));
    try (LogServiceSocket service = LogServiceSocket.bind(Path.of(path))) {
      assertTrue(send(sink, "back again"));
      assertEquals("back again", service.receive());
    }
    sink.close();
  }

  @Test
  void postlogDoesNotConnectASecondTime() throws IOException {
    LogServiceSocket old = LogServiceSocket.bind(Path.of(path));
    PostlogSink sink = new PostlogSink(path);
    old.close();
    try (LogServiceSocket service = LogServiceSocket.bind(Path.of(path))) {
      assertFalse(send(sink, "lost"));
      assertFalse(send(sink, "lost too"));
      assertTrue(service.receiveWhatIsThere().isEmpty());
    }
    sink.close();
  }

  @Test
  void pathTooLongForASocketIsAServiceThatIsNotThere() {
    String tooLong = "/" + "x".repeat(107);
    assertFalse(send(new SyslogSink(tooLong), "lost"));
    assertFalse(send(new PostlogSink(tooLong), "lost"));
  }

  private static boolean send(DatagramSink sink, String line) {
    return sink.send(line.getBytes(StandardCharsets.UTF_8));
  }
}
