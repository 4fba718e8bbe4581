package org.jtlsproxy.os;

/** Error numbers of Linux that callers tell apart, errno(3). */
public final class Errno {
  public static final int EINTR = 4;
  public static final int EAGAIN = 11;
  public static final int EPROTO = 71;
  public static final int ENOTSOCK = 88;
  public static final int ENETDOWN = 100;
  public static final int ENETUNREACH = 101;
  public static final int ECONNABORTED = 103;
  public static final int ECONNRESET = 104;
  public static final int ENOTCONN = 107;
  public static final int ECONNREFUSED = 111;
  public static final int EHOSTDOWN = 112;
  public static final int EHOSTUNREACH = 113;

  private Errno() {}

  /** The text of an error number as Postfix prints it for {@code %m}: strerror(3), C locale. */
  public static String text(int errno) {
    return Libc.text(Libc.strerror(errno));
  }
}
