package org.jtlsproxy.os;

import com.sun.jna.Native;
import java.util.Optional;

/** Accepting connections on a socket that this process inherited. */
public final class ListenSocket implements AutoCloseable {
  private static final int SOCK_NONBLOCK = 0x800;
  private static final int SOCK_CLOEXEC = 0x80000;

  private final Descriptor descriptor;

  /**
   * Takes over a listening socket that is already non-blocking.
   *
   * <p>The open file description is shared with master(8) and with processes before and after this
   * one, so it is only ever accepted from and closed: never shut down, and its flags stay alone.
   */
  public ListenSocket(Descriptor descriptor) {
    this.descriptor = descriptor;
  }

  /** The descriptor, for an event loop to watch. */
  public Descriptor descriptor() {
    return descriptor;
  }

  /**
   * Accepts one connection, non-blocking and close-on-exec.
   *
   * @return nothing when no connection waits, when another process took it, or when it is gone
   *     already
   * @throws SystemCallException for errors that are not the fault of one client, such as a lack of
   *     descriptors or memory
   */
  public Optional<Descriptor> accept() throws SystemCallException {
    int accepted = Libc.accept4(descriptor.number(), 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (accepted >= 0) {
      return Optional.of(Descriptor.owning(accepted));
    }
    int errno = Native.getLastError();
    return switch (errno) {
      case Errno.EAGAIN,
          Errno.EINTR,
          Errno.ECONNABORTED,
          Errno.ECONNRESET,
          Errno.ECONNREFUSED,
          Errno.ENOTCONN,
          Errno.EPROTO,
          Errno.EHOSTDOWN,
          Errno.EHOSTUNREACH,
          Errno.ENETDOWN,
          Errno.ENETUNREACH ->
          Optional.empty();
      default -> throw new SystemCallException("accept4", errno);
    };
  }

  @Override
  public void close() {
    descriptor.close();
  }
}
