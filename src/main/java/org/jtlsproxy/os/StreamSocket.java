package org.jtlsproxy.os;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Non-blocking reading and writing of a connected stream socket (or any other descriptor). */
public final class StreamSocket {
  /** Returned when a call would have to wait. */
  public static final int WOULD_BLOCK = 0;

  /** Returned by reading when the other side will send no more. */
  public static final int END = -1;

  private static final int IPPROTO_TCP = 6;
  private static final int TCP_NODELAY = 1;
  private static final int SOL_SOCKET = 1;
  private static final int SO_TYPE = 3;
  private static final int SOCK_STREAM = 1;
  private static final int MSG_PEEK = 2;
  private static final int MSG_DONTWAIT = 0x40;

  private StreamSocket() {}

  /**
   * Reads what is there, as much as fits, with one system call.
   *
   * @param to has room for at least one byte
   * @return the number of bytes, {@link #WOULD_BLOCK} or {@link #END}
   * @throws SystemCallException for errors such as ECONNRESET
   */
  public static int read(Descriptor from, IoBuffer to) throws SystemCallException {
    if (!to.bytes().hasRemaining()) {
      // The kernel's answer would look like the end of the stream.
      throw new IllegalArgumentException("no room to read");
    }
    while (true) {
      long count = Libc.read(from.number(), to.addressOfPosition(), to.bytes().remaining());
      if (count > 0) {
        to.bytes().position(to.bytes().position() + (int) count);
        return (int) count;
      }
      if (count == 0) {
        return END;
      }
      if (mustWait("read")) {
        return WOULD_BLOCK;
      }
    }
  }

  /**
   * Writes as much as the socket takes, with one system call.
   *
   * @return the number of bytes, or {@link #WOULD_BLOCK}
   * @throws SystemCallException for errors such as EPIPE
   */
  public static int write(Descriptor to, IoBuffer from) throws SystemCallException {
    while (true) {
      long count = Libc.write(to.number(), from.addressOfPosition(), from.bytes().remaining());
      if (count >= 0) {
        from.bytes().position(from.bytes().position() + (int) count);
        return (int) count;
      }
      if (mustWait("write")) {
        return WOULD_BLOCK;
      }
    }
  }

  /**
   * Looks whether there is something to read without reading it.
   *
   * @return 1 when bytes are waiting, {@link #WOULD_BLOCK} or {@link #END}
   * @throws SystemCallException for errors such as ECONNRESET
   */
  public static int peek(Descriptor socket) throws SystemCallException {
    try (Memory one = new Memory(1)) {
      while (true) {
        long count =
            Libc.recv(socket.number(), Pointer.nativeValue(one), 1, MSG_PEEK | MSG_DONTWAIT);
        if (count >= 0) {
          return count == 0 ? END : 1;
        }
        if (mustWait("recv")) {
          return WOULD_BLOCK;
        }
      }
    }
  }

  /** Whether the descriptor is a stream socket. */
  public static boolean isStreamSocket(Descriptor descriptor) {
    try (Memory value = new Memory(8)) {
      value.setInt(0, 0);
      value.setInt(4, Integer.BYTES);
      long address = Pointer.nativeValue(value);
      return Libc.getsockopt(descriptor.number(), SOL_SOCKET, SO_TYPE, address, address + 4) == 0
          && value.getInt(0) == SOCK_STREAM;
    }
  }

  /**
   * Sends small segments at once (TCP_NODELAY). Without it the first reply after a TLS 1.3
   * handshake can wait 40 ms for the peer's delayed acknowledgement. Sockets that are not TCP keep
   * quiet about it.
   */
  public static void sendAtOnce(Descriptor socket) {
    try (Memory one = new Memory(Integer.BYTES)) {
      one.setInt(0, 1);
      Libc.setsockopt(
          socket.number(), IPPROTO_TCP, TCP_NODELAY, Pointer.nativeValue(one), Integer.BYTES);
    }
  }

  private static boolean mustWait(String call) throws SystemCallException {
    int errno = Native.getLastError();
    if (errno == Errno.EAGAIN) {
      return true;
    }
    if (errno == Errno.EINTR) {
      return false;
    }
    throw new SystemCallException(call, errno);
  }
}
