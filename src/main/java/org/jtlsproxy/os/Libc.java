package org.jtlsproxy.os;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/**
 * The C library, direct-mapped.
 *
 * <p>Addresses are plain longs: that is the cheapest of JNA's conventions, and these calls are made
 * for every event. None declares {@link LastErrorException}, whose stack trace costs more than the
 * call; callers ask {@link Native#getLastError()} when a call returns -1.
 */
final class Libc {
  static {
    Native.register(Libc.class, "c");
  }

  private Libc() {}

  /**
   * A C string; text from outside holds one byte per char, whatever the encoding it is meant in.
   */
  static byte[] string(String text) {
    return (text + '\0').getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The text of a C string, in the same form. */
  static String text(Pointer string) {
    return string.getString(0, StandardCharsets.ISO_8859_1.name());
  }

  static native int epoll_create1(int flags);

  static native int epoll_ctl(int epoll, int operation, int descriptor, long event);

  static native int epoll_wait(int epoll, long events, int capacity, int timeoutMilliseconds);

  static native int eventfd(int initial, int flags);

  static native long read(int descriptor, long buffer, long length);

  static native long write(int descriptor, long buffer, long length);

  static native long recv(int descriptor, long buffer, long length, int flags);

  static native long recvmsg(int descriptor, long message, int flags);

  static native int accept4(int descriptor, long address, long addressLength, int flags);

  static native int setsockopt(int descriptor, int level, int option, long value, int length);

  static native int getsockopt(int descriptor, int level, int option, long value, long length);

  static native int fcntl(int descriptor, int command, int argument);

  static native int dup2(int from, int to);

  static native int open(byte[] path, int flags);

  static native int close(int descriptor);

  static native int chdir(byte[] path);

  static native int chroot(byte[] path);

  static native int setgid(int group);

  static native int initgroups(byte[] user, int group);

  static native int setuid(int user);

  static native Pointer getpwnam(byte[] name);

  static native Pointer getpwuid(int user);

  static native Pointer getgrnam(byte[] name);

  static native Pointer getgrgid(int group);

  static native int gethostname(byte[] name, long length);

  static native int getpid();

  static native Pointer strerror(int errno);

  static native int system(byte[] command);
}
