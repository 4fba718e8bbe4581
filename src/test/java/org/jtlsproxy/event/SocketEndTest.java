package org.jtlsproxy.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jtlsproxy.os.IoBuffer;
import org.jtlsproxy.os.SocketPair;
import org.jtlsproxy.os.StreamSocket;
import org.jtlsproxy.os.SystemCallException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SocketEndTest {
  private final EventLoop loop = new EventLoop(System::nanoTime);
  private final SocketPair pair = SocketPair.open();
  private final IoBuffer buffer = new IoBuffer(100);
  private int reports;
  private final SocketEnd end = new SocketEnd(loop, pair.near(), () -> reports++);

  SocketEndTest() throws SystemCallException {}

  @AfterEach
  void close() {
    end.close();
    pair.close();
    loop.close();
  }

  private void runSomeTurns() {
    loop.timers().start(Duration.ofMillis(60).toNanos(), loop::stop);
    loop.run();
  }

  @Test
  void waitsForNothingUntilToldTo() throws SystemCallException {
    pair.send("x");
    runSomeTurns();
    assertEquals(0, reports);
  }

  @Test
  void reportsWhatIsAwaited() throws SystemCallException {
    pair.send("hello");
    end.await(Interest.READ);
    runSomeTurns();
    assertTrue(reports > 0);
    assertEquals(5, end.read(buffer));
    assertEquals("hello", StandardCharsets.US_ASCII.decode(buffer.bytes().flip()).toString());
  }

  @Test
  void writtenBytesArriveAndThenTheEnd() throws SystemCallException {
    buffer.bytes().put("bye".getBytes(StandardCharsets.US_ASCII)).flip();
    assertEquals(3, end.write(buffer));
    end.close();
    buffer.bytes().clear();
    assertEquals(3, StreamSocket.read(pair.far(), buffer));
    assertEquals(StreamEnd.END, StreamSocket.read(pair.far(), buffer));
  }

  @Test
  void closedEndIsForgotten() throws SystemCallException {
    end.await(Interest.READ_OR_WRITE);
    pair.send("x");
    end.close();
    end.close();
    runSomeTurns();
    assertEquals(0, reports);
    assertThrows(IllegalStateException.class, () -> end.read(buffer));
  }
}
