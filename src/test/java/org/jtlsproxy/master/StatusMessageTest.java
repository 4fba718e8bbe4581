package org.jtlsproxy.master;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jtlsproxy.master.StatusMessage.Status;
import org.junit.jupiter.api.Test;

class StatusMessageTest {

  @Test
  void messageIsThreeNativeIntegers() {
    ByteBuffer message =
        ByteBuffer.wrap(StatusMessage.bytes(4711, 256, Status.AVAILABLE))
            .order(ByteOrder.nativeOrder());
    assertEquals(StatusMessage.SIZE, message.remaining());
    assertEquals(4711, message.getInt());
    assertEquals(256, message.getInt());
    assertEquals(1, message.getInt());
  }

  @Test
  void pairIsTakenFollowedByAvailable() {
    byte[] taken = StatusMessage.bytes(1, 2, Status.TAKEN);
    byte[] available = StatusMessage.bytes(1, 2, Status.AVAILABLE);
    assertEquals(0, ByteBuffer.wrap(taken).getInt(8));
    assertArrayEquals(
        ByteBuffer.allocate(24).put(taken).put(available).array(),
        StatusMessage.takenThenAvailable(1, 2));
  }
}
