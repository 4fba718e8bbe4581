package org.jtlsproxy.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamSocketTest {
  private final SocketPair pair = SocketPair.open();
  private final IoBuffer buffer = new IoBuffer(10);

  StreamSocketTest() throws SystemCallException {}

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void readingFillsTheBufferBehindItsPosition() throws SystemCallException {
    pair.send("cdefgh");
    buffer.bytes().put((byte) 'a').put((byte) 'b').limit(6);
    assertEquals(4, StreamSocket.read(pair.near(), buffer));
    assertEquals("abcdef", StandardCharsets.US_ASCII.decode(buffer.bytes().flip()).toString());
    buffer.bytes().clear();
    assertEquals(2, StreamSocket.read(pair.near(), buffer));
  }

  @Test
  void readingFromAnEmptySocketWouldBlock() throws SystemCallException {
    assertEquals(StreamSocket.WOULD_BLOCK, StreamSocket.read(pair.near(), buffer));
    assertEquals(0, buffer.bytes().position());
  }

  @Test
  void endComesBehindTheLastByte() throws SystemCallException {
    pair.send("x");
    pair.far().close();
    assertEquals(1, StreamSocket.read(pair.near(), buffer));
    assertEquals(StreamSocket.END, StreamSocket.read(pair.near(), buffer));
    assertEquals(StreamSocket.END, StreamSocket.read(pair.near(), buffer));
  }

  @Test
  void readingWithoutRoomIsADefectAndNotTheEnd() {
    buffer.bytes().limit(0);
    assertThrows(IllegalArgumentException.class, () -> StreamSocket.read(pair.near(), buffer));
  }

  @Test
  void writingTakesWhatFitsAndThenWouldBlock() throws SystemCallException {
    IoBuffer much = new IoBuffer(1 << 24);
    int count = StreamSocket.write(pair.near(), much);
    assertTrue(count > 0 && count < 1 << 24, () -> "wrote " + count);
    assertEquals(count, much.bytes().position());
    assertEquals(StreamSocket.WOULD_BLOCK, StreamSocket.write(pair.near(), much));
    assertEquals(count, much.bytes().position());
  }

  @Test
  void writingToAClosedSocketIsABrokenPipe() {
    pair.far().close();
    SystemCallException failure =
        assertThrows(SystemCallException.class, () -> StreamSocket.write(pair.near(), buffer));
    assertEquals("Broken pipe", failure.getMessage());
    assertEquals("write", failure.call());
  }

  @Test
  void lastBytesOfAResetConnectionAreReadBeforeTheError() throws SystemCallException {
    pair.send("last");
    StreamSocket.write(pair.near(), buffer);
    pair.far().close();
    buffer.bytes().clear();
    assertEquals(4, StreamSocket.read(pair.near(), buffer));
    SystemCallException failure =
        assertThrows(SystemCallException.class, () -> StreamSocket.read(pair.near(), buffer));
    assertEquals(Errno.ECONNRESET, failure.errno());
    assertEquals("Connection reset by peer", failure.getMessage());
  }

  @Test
  void peekingLeavesEverythingWhereItIs() throws SystemCallException {
    assertEquals(StreamSocket.WOULD_BLOCK, StreamSocket.peek(pair.near()));
    pair.send("xy");
    assertEquals(1, StreamSocket.peek(pair.near()));
    assertEquals(1, StreamSocket.peek(pair.near()));
    assertEquals(2, StreamSocket.read(pair.near(), buffer));
    pair.endOfStream();
    assertEquals(StreamSocket.END, StreamSocket.peek(pair.near()));
  }

  @Test
  void onlyStreamSocketsAreStreamSockets() throws SystemCallException {
    assertTrue(StreamSocket.isStreamSocket(pair.near()));
    try (Descriptor device = ThisProcess.openNullDevice()) {
      assertFalse(StreamSocket.isStreamSocket(device));
    }
  }

  @Test
  void socketThatIsNotTcpKeepsQuietAboutNoDelay() throws SystemCallException {
    StreamSocket.sendAtOnce(pair.near());
    assertEquals(5, pair.send("works"));
  }
}
