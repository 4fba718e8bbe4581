package org.jtlsproxy.os;

/**
 * A file descriptor with one owner, closed once.
 *
 * <p>Not thread-safe: whoever holds the object owns the descriptor, and hands over both together.
 */
public final class Descriptor implements AutoCloseable {
  private static final int F_GETFD = 1;
  private static final int F_SETFD = 2;
  private static final int F_GETFL = 3;
  private static final int F_SETFL = 4;
  private static final int FD_CLOEXEC = 1;
  private static final int O_NONBLOCK = 0x800;

  private final int number;
  private boolean open = true;

  private Descriptor(int number) {
    this.number = number;
  }

  /**
   * Takes ownership of an open descriptor.
   *
   * @param number a descriptor that nobody else will close
   */
  public static Descriptor owning(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("not a descriptor: " + number);
    }
    return new Descriptor(number);
  }

  /**
   * The descriptor's number.
   *
   * @throws IllegalStateException when it is closed: the number may be somebody else's by now
   */
  public int number() {
    if (!open) {
      throw new IllegalStateException("descriptor " + number + " is closed");
    }
    return number;
  }

  /** Whether {@link #close} has not been called. */
  public boolean isOpen() {
    return open;
  }

  /**
   * Sets O_NONBLOCK. The flag belongs to the open file description, so every process that shares it
   * sees the change.
   */
  public Descriptor nonBlocking() throws SystemCallException {
    int flags = Libc.fcntl(number(), F_GETFL, 0);
    if (flags < 0 || Libc.fcntl(number, F_SETFL, flags | O_NONBLOCK) < 0) {
      throw SystemCallException.last("fcntl");
    }
    return this;
  }

  /** Keeps the descriptor from programs that this process might execute. */
  public Descriptor closeOnExec() throws SystemCallException {
    int flags = Libc.fcntl(number(), F_GETFD, 0);
    if (flags < 0 || Libc.fcntl(number, F_SETFD, flags | FD_CLOEXEC) < 0) {
      throw SystemCallException.last("fcntl");
    }
    return this;
  }

  /** Closes the descriptor; further calls do nothing. close(2) errors leave nothing to be done. */
  @Override
  public void close() {
    if (open) {
      open = false;
      Libc.close(number);
    }
  }

  @Override
  public String toString() {
    return "descriptor " + number + (open ? "" : " (closed)");
  }
}
