package org.jtlsproxy.os;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * What arrived where a descriptor was expected: unix(7), SCM_RIGHTS.
 *
 * <p>The message's one byte of data is read and dropped, and not a byte more: what follows it in
 * the stream is the session's plaintext.
 */
public sealed interface PassedDescriptor {
  /** Nothing has arrived yet. */
  record NotYet() implements PassedDescriptor {}

  /** Exactly one descriptor arrived; the receiver owns it. */
  record Received(Descriptor descriptor) implements PassedDescriptor {}

  /**
   * The sender went away, or sent no descriptor or more than one. Descriptors that did arrive are
   * closed.
   *
   * @param count the number of descriptors that arrived
   * @param endOfInput whether the sender went away
   */
  record Unusable(int count, boolean endOfInput) implements PassedDescriptor {}

  /** The most descriptors that Linux passes in one message (SCM_MAX_FD). */
  int LIMIT = 253;

  /**
   * Receives one byte with one descriptor, without waiting. The descriptor gets FD_CLOEXEC.
   *
   * @throws SystemCallException when recvmsg(2) fails
   */
  static PassedDescriptor receive(Descriptor socket) throws SystemCallException {
    try (Message message = new Message()) {
      long count = message.receive(socket);
      if (count < 0) {
        int errno = Native.getLastError();
        if (errno == Errno.EAGAIN || errno == Errno.EINTR) {
          return new NotYet();
        }
        throw new SystemCallException("recvmsg", errno);
      }
      int[] descriptors = message.descriptors();
      if (descriptors.length == 1) {
        return new Received(Descriptor.owning(descriptors[0]));
      }
      for (int descriptor : descriptors) {
        Descriptor.owning(descriptor).close();
      }
      return new Unusable(descriptors.length, count == 0);
    }
  }

  /** A struct msghdr with one byte of data and room for every descriptor a sender could send. */
  final class Message implements AutoCloseable {
    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_CMSG_CLOEXEC = 0x40000000;
    private static final int HEADER = 56;
    private static final int IO_VECTOR = HEADER;
    private static final int DATA = IO_VECTOR + 16;
    private static final int CONTROL = DATA + 8;
    private static final int CONTROL_HEADER = 16;
    private static final int CONTROL_LENGTH = CONTROL_HEADER + LIMIT * Integer.BYTES + 4;

    private final Memory memory = new Memory(CONTROL + CONTROL_LENGTH);

    private Message() {
      memory.clear();
      long address = Pointer.nativeValue(memory);
      memory.setLong(16, address + IO_VECTOR);
      memory.setLong(24, 1);
      memory.setLong(32, address + CONTROL);
      memory.setLong(40, CONTROL_LENGTH);
      memory.setLong(IO_VECTOR, address + DATA);
      memory.setLong(IO_VECTOR + 8, 1);
    }

    private long receive(Descriptor socket) {
      return Libc.recvmsg(
          socket.number(), Pointer.nativeValue(memory), MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    }

    private int[] descriptors() {
      long length = memory.getLong(40);
      if (length < CONTROL_HEADER
          || memory.getInt(CONTROL + 8) != SOL_SOCKET
          || memory.getInt(CONTROL + 12) != SCM_RIGHTS) {
        return new int[0];
      }
      int count = (int) (memory.getLong(CONTROL) - CONTROL_HEADER) / Integer.BYTES;
      return memory.getIntArray(CONTROL + CONTROL_HEADER, count);
    }

    @Override
    public void close() {
      memory.close();
    }
  }
}
