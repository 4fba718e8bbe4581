package org.jtlsproxy.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.jtlsproxy.event.EventLoop;
import org.jtlsproxy.handoff.DescriptorRejection;
import org.jtlsproxy.os.Descriptor;
import org.jtlsproxy.os.IoBuffer;
import org.jtlsproxy.os.SocketPair;
import org.jtlsproxy.os.StreamSocket;
import org.jtlsproxy.os.SystemCallException;
import org.jtlsproxy.os.ThisProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The local client's end with real sockets and real descriptor passing. */
class PlaintextSocketTest {
  private final EventLoop loop = new EventLoop(System::nanoTime);
  private final SocketPair pair = SocketPair.open();
  private final SocketPair remote = SocketPair.open();
  private final PlaintextSocket end = new PlaintextSocket(loop, pair.near(), () -> {}, () -> {});

  PlaintextSocketTest() throws SystemCallException {}

  @AfterEach
  void close() {
    end.close();
    pair.close();
    remote.close();
    loop.close();
  }

  @Test
  void passedSocketBecomesAnEndOfItsOwn() throws Exception {
    assertInstanceOf(PlaintextEnd.HandOver.NotYet.class, end.receiveRemote());
    pair.pass("\0", remote.near().number());
    PlaintextEnd.HandOver.Received received =
        assertInstanceOf(PlaintextEnd.HandOver.Received.class, end.receiveRemote());
    remote.near().close();
    IoBuffer buffer = new IoBuffer(10);
    buffer.bytes().put("hello".getBytes(StandardCharsets.US_ASCII)).flip();
    assertEquals(5, received.remote().write(buffer));
    received.remote().close();
    buffer.bytes().clear();
    assertEquals(5, StreamSocket.read(remote.far(), buffer));
    assertEquals(StreamSocket.END, StreamSocket.peek(remote.far()));
  }

  @Test
  void whatIsNoSocketIsRefusedAndClosed() throws SystemCallException {
    try (Descriptor device = ThisProcess.openNullDevice()) {
      pair.pass("\0", device.number());
      PlaintextEnd.HandOver handOver = end.receiveRemote();
      assertEquals(
          new PlaintextEnd.HandOver.Refused(
              DescriptorRejection.readFailed("Socket operation on non-socket")),
          handOver);
    }
  }

  @Test
  void twoSocketsAreRefusedAndBothAreClosed() throws SystemCallException {
    pair.pass("\0", remote.near().number(), remote.near().number());
    assertEquals(
        new PlaintextEnd.HandOver.Refused(DescriptorRejection.notReceived()), end.receiveRemote());
    remote.near().close();
    assertEquals(StreamSocket.END, StreamSocket.peek(remote.far()));
  }

  @Test
  void clientThatLeftNothingBehindHasAbandonedTheSession() throws SystemCallException {
    assertFalse(end.isAbandoned());
    pair.send("x");
    pair.far().close();
    assertFalse(end.isAbandoned());
    assertEquals(1, end.read(new IoBuffer(1)));
    assertTrue(end.isAbandoned());
  }

  @Test
  void killedClientHasAbandonedTheSession() throws SystemCallException {
    end.write(new IoBuffer(1));
    pair.far().close();
    assertTrue(end.isAbandoned());
  }
}
