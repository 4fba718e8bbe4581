package org.jtlsproxy.os;

import java.nio.charset.StandardCharsets;

/** This process: its place in the file system, its identity, its end. */
public final class ThisProcess {
  private static final int O_RDWR = 2;
  private static final int O_CLOEXEC = 0x80000;
  private static final int HOST_NAME_MAX = 256;

  private ThisProcess() {}

  /** The process ID. */
  public static int id() {
    return Libc.getpid();
  }

  /** The name of this host, gethostname(2). */
  public static String hostName() throws SystemCallException {
    byte[] name = new byte[HOST_NAME_MAX];
    check(Libc.gethostname(name, name.length - 1), "gethostname");
    int length = 0;
    while (name[length] != 0) {
      length++;
    }
    return new String(name, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Changes the working directory, chdir(2). */
  public static void changeDirectory(String path) throws SystemCallException {
    check(Libc.chdir(Libc.string(path)), "chdir");
  }

  /** Changes the root directory, chroot(2). The working directory does not follow by itself. */
  public static void changeRoot(String path) throws SystemCallException {
    check(Libc.chroot(Libc.string(path)), "chroot");
  }

  /**
   * Sets all group IDs, for all threads: glibc's wrapper tells every thread, which the bare system
   * call would not.
   */
  public static void setGroup(int gid) throws SystemCallException {
    check(Libc.setgid(gid), "setgid");
  }

  /** Sets the supplementary groups to those of a user, for all threads. */
  public static void setSupplementaryGroups(String user, int gid) throws SystemCallException {
    check(Libc.initgroups(Libc.string(user), gid), "initgroups");
  }

  /** Sets all user IDs, for all threads. There is no way back. */
  public static void setUser(int uid) throws SystemCallException {
    check(Libc.setuid(uid), "setuid");
  }

  /**
   * Opens {@code /dev/null}, which a jail need not have: for {@link #replace} later.
   *
   * @throws SystemCallException when there is none
   */
  public static Descriptor openNullDevice() throws SystemCallException {
    int nothing = Libc.open(Libc.string("/dev/null"), O_RDWR | O_CLOEXEC);
    check(nothing, "open");
    return Descriptor.owning(nothing);
  }

  /**
   * Makes a descriptor refer to something else, so that its number stays taken and whoever waits at
   * the other end of what it was sees the end: dup2(2).
   *
   * @param replaced stays open
   * @param by what it refers to from now on
   */
  public static void replace(Descriptor replaced, Descriptor by) throws SystemCallException {
    check(Libc.dup2(by.number(), replaced.number()), "dup2");
  }

  /** Runs a shell command and waits for its end, system(3). */
  public static int runShellCommand(String command) {
    return Libc.system(Libc.string(command));
  }

  private static void check(int result, String call) throws SystemCallException {
    if (result < 0) {
      throw SystemCallException.last(call);
    }
  }
}
