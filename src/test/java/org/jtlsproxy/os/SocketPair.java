package org.jtlsproxy.os;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/**
 * Two connected UNIX-domain stream sockets, both non-blocking: socketpair(2).
 *
 * @param near the end under test
 * @param far the other side's end
 */
public record SocketPair(Descriptor near, Descriptor far) implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int SOCK_STREAM = 1;
  private static final int SOCK_NONBLOCK_CLOEXEC = 0x80800;
  private static final int SOL_SOCKET = 1;
  private static final int SCM_RIGHTS = 1;
  private static final int SHUT_WR = 1;

  /** The calls that only the other side makes. */
  private static final class OtherSide {
    static {
      Native.register(OtherSide.class, "c");
    }

    private OtherSide() {}

    static native int socketpair(int domain, int type, int protocol, int[] descriptors);

    static native int shutdown(int descriptor, int how);

    static native long sendmsg(int descriptor, long message, int flags);
  }

  /** Opens two sockets. */
  public static SocketPair open() throws SystemCallException {
    int[] descriptors = new int[2];
    if (OtherSide.socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK_CLOEXEC, 0, descriptors) < 0) {
      throw SystemCallException.last("socketpair");
    }
    return new SocketPair(Descriptor.owning(descriptors[0]), Descriptor.owning(descriptors[1]));
  }

  /** Lets the other side say something; returns how much of it fits. */
  public int send(String text) throws SystemCallException {
    IoBuffer buffer = new IoBuffer(text.length());
    buffer.bytes().put(text.getBytes(StandardCharsets.ISO_8859_1)).flip();
    return StreamSocket.write(far, buffer);
  }

  /** Lets the other side send no more. */
  public void endOfStream() {
    OtherSide.shutdown(far.number(), SHUT_WR);
  }

  /** Lets the other side send bytes of which the first carries descriptors. */
  public void pass(String text, int... descriptors) throws SystemCallException {
    int payload = descriptors.length * Integer.BYTES;
    long controlSpace = descriptors.length == 0 ? 0 : 16 + (payload + 7) / 8 * 8;
    try (Memory message = new Memory(56);
        Memory vector = new Memory(16);
        Memory data = new Memory(text.length());
        Memory control = new Memory(16 + payload + 8)) {
      message.clear();
      control.clear();
      data.write(0, text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length());
      vector.setPointer(0, data);
      vector.setLong(8, text.length());
      message.setPointer(16, vector);
      message.setLong(24, 1);
      if (descriptors.length > 0) {
        control.setLong(0, 16 + payload);
        control.setInt(8, SOL_SOCKET);
        control.setInt(12, SCM_RIGHTS);
        control.write(16, descriptors, 0, descriptors.length);
        message.setPointer(32, control);
        message.setLong(40, controlSpace);
      }
      if (OtherSide.sendmsg(far.number(), Pointer.nativeValue(message), 0) < 0) {
        throw SystemCallException.last("sendmsg");
      }
    }
  }

  @Override
  public void close() {
    near.close();
    far.close();
  }
}
