package org.jtlsproxy.os;

import com.sun.jna.Native;
import java.io.IOException;

/**
 * A system call failed. The message is the bare strerror(3) text, so that callers can put it where
 * Postfix's log lines have {@code %m}.
 */
public final class SystemCallException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int errno;
  private final String call;

  /**
   * Describes a failed call.
   *
   * @param call the name of the system call
   * @param errno its error number
   */
  public SystemCallException(String call, int errno) {
    super(Errno.text(errno));
    this.call = call;
    this.errno = errno;
  }

  /** Describes the call that this thread just made. */
  static SystemCallException last(String call) {
    return new SystemCallException(call, Native.getLastError());
  }

  /** The error number, errno(3). */
  public int errno() {
    return errno;
  }

  /** The name of the system call. */
  public String call() {
    return call;
  }
}
