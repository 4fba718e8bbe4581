package org.jtlsproxy.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassedDescriptorTest {
  private static final int O_CLOEXEC = 02000000;

  private final long socketsBefore = OpenDescriptors.sockets();
  private final SocketPair pair = SocketPair.open();
  private final SocketPair passed = SocketPair.open();

  PassedDescriptorTest() throws IOException {}

  @BeforeEach
  void fourSocketsAreOpen() throws IOException {
    assertEquals(socketsBefore + 4, OpenDescriptors.sockets());
  }

  @AfterEach
  void nothingIsLeftOpen() throws IOException {
    pair.close();
    passed.close();
    assertEquals(socketsBefore, OpenDescriptors.sockets());
  }

  @Test
  void oneDescriptorIsReceivedAndRefersToTheSameSocket() throws IOException {
    pair.pass("\0", passed.near().number());
    PassedDescriptor.Received received =
        assertInstanceOf(PassedDescriptor.Received.class, PassedDescriptor.receive(pair.near()));
    try (Descriptor descriptor = received.descriptor()) {
      assertEquals(
          OpenDescriptors.target(passed.near().number()),
          OpenDescriptors.target(descriptor.number()));
      assertTrue((OpenDescriptors.flags(descriptor.number()) & O_CLOEXEC) != 0);
    }
  }

  @Test
  void exactlyOneByteIsConsumed() throws IOException {
    pair.pass("\0", passed.near().number());
    pair.send("early");
    PassedDescriptor.Received received =
        assertInstanceOf(PassedDescriptor.Received.class, PassedDescriptor.receive(pair.near()));
    received.descriptor().close();
    assertEquals("early", text(pair.near()));
  }

  @Test
  void exactlyOneByteOfALongerMessageIsConsumed() throws IOException {
    pair.pass("\0early", passed.near().number());
    PassedDescriptor.Received received =
        assertInstanceOf(PassedDescriptor.Received.class, PassedDescriptor.receive(pair.near()));
    received.descriptor().close();
    assertEquals("early", text(pair.near()));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 100, PassedDescriptor.LIMIT})
  void moreThanOneDescriptorIsRefusedAndAllAreClosed(int count) throws IOException {
    int[] descriptors = new int[count];
    Arrays.fill(descriptors, passed.near().number());
    pair.pass("\0", descriptors);
    assertEquals(
        new PassedDescriptor.Unusable(count, false), PassedDescriptor.receive(pair.near()));
    assertEquals(socketsBefore + 4, OpenDescriptors.sockets());
  }

  @Test
  void byteWithoutADescriptorIsUnusable() throws IOException {
    pair.send("x");
    assertEquals(new PassedDescriptor.Unusable(0, false), PassedDescriptor.receive(pair.near()));
  }

  @Test
  void departureOfTheSenderIsUnusable() throws IOException {
    pair.far().close();
    assertEquals(new PassedDescriptor.Unusable(0, true), PassedDescriptor.receive(pair.near()));
  }

  @Test
  void nothingYetIsNoFailure() throws IOException {
    assertEquals(new PassedDescriptor.NotYet(), PassedDescriptor.receive(pair.near()));
  }

  @Test
  void senderThatLeftSomethingUnreadIsReportedAsBroken() throws IOException {
    IoBuffer unread = new IoBuffer(1);
    StreamSocket.write(pair.near(), unread);
    pair.far().close();
    SystemCallException failure =
        assertThrows(SystemCallException.class, () -> PassedDescriptor.receive(pair.near()));
    assertEquals(Errno.ECONNRESET, failure.errno());
    assertEquals("recvmsg", failure.call());
  }

  private static String text(Descriptor socket) throws SystemCallException {
    IoBuffer buffer = new IoBuffer(100);
    StreamSocket.read(socket, buffer);
    return StandardCharsets.ISO_8859_1.decode(buffer.bytes().flip()).toString();
  }
}
