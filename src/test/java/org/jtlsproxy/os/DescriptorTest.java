package org.jtlsproxy.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DescriptorTest {
  private static final int O_CLOEXEC = 02000000;
  private static final int O_NONBLOCK = 04000;

  @Test
  void secondCloseDoesNotCloseWhoeverGotTheNumberNext() throws SystemCallException {
    Descriptor first = ThisProcess.openNullDevice();
    int number = first.number();
    try (SocketPair pair = SocketPair.open()) {
      first.close();
      ThisProcess.replace(Descriptor.owning(number), pair.near());
      first.close();
      assertTrue(OpenDescriptors.target(number).startsWith("socket:"));
    }
    Descriptor.owning(number).close();
    assertEquals("", OpenDescriptors.target(number));
  }

  @Test
  void closedDescriptorHasNoNumber() throws SystemCallException {
    Descriptor descriptor = ThisProcess.openNullDevice();
    assertTrue(descriptor.isOpen());
    descriptor.close();
    assertFalse(descriptor.isOpen());
    assertThrows(IllegalStateException.class, descriptor::number);
    assertThrows(IllegalStateException.class, descriptor::nonBlocking);
  }

  @Test
  void negativeNumberIsNoDescriptor() {
    assertThrows(IllegalArgumentException.class, () -> Descriptor.owning(-1));
  }

  @Test
  void flagsAreAddedToThoseThatAreSet() throws IOException {
    try (Descriptor descriptor = ThisProcess.openNullDevice()) {
      int before = OpenDescriptors.flags(descriptor.number());
      assertEquals(0, before & O_NONBLOCK);
      descriptor.nonBlocking().closeOnExec();
      assertEquals(before | O_NONBLOCK | O_CLOEXEC, OpenDescriptors.flags(descriptor.number()));
    }
  }

  @Test
  void replacedNumberStaysTakenAndTheOtherSideSeesTheEnd() throws IOException {
    try (SocketPair pair = SocketPair.open();
        Descriptor nothing = ThisProcess.openNullDevice()) {
      ThisProcess.replace(pair.far(), nothing);
      assertEquals("/dev/null", OpenDescriptors.target(pair.far().number()));
      assertEquals(StreamSocket.END, StreamSocket.peek(pair.near()));
    }
  }

  @Test
  void replacingByAClosedDescriptorIsADefect() throws SystemCallException {
    Descriptor closed = ThisProcess.openNullDevice();
    closed.close();
    assertThrows(
        IllegalStateException.class, () -> ThisProcess.replace(Descriptor.owning(0), closed));
  }
}
