package org.jtlsproxy.os;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;

/**
 * Direct memory whose address is known, so that a system call needs no look-up. It belongs to one
 * event loop and is shared by all its sessions, which leave nothing in it between two events.
 */
public final class IoBuffer {
  private final ByteBuffer bytes;
  private final long address;

  /**
   * Allocates the memory.
   *
   * @param capacity bytes
   */
  public IoBuffer(int capacity) {
    bytes = ByteBuffer.allocateDirect(capacity);
    address = Pointer.nativeValue(Native.getDirectBufferPointer(bytes));
  }

  /** The memory as a buffer; its position and limit are this buffer's state. */
  public ByteBuffer bytes() {
    return bytes;
  }

  /** The address of the byte at the buffer's position. */
  long addressOfPosition() {
    return address + bytes.position();
  }
}
