package org.jtlsproxy.os;

import com.sun.jna.Pointer;
import java.util.Optional;

/** Users and groups as the name service switch knows them: getpwnam(3), getgrnam(3). */
public final class Accounts {
  /** A user: its name, user ID and primary group ID. */
  public record User(String name, int uid, int gid) {}

  /** A group: its name and ID. */
  public record Group(String name, int gid) {}

  private Accounts() {}

  /** Finds a user by name. */
  public static Optional<User> user(String name) {
    return user(Libc.getpwnam(Libc.string(name)));
  }

  /** Finds a user by user ID. */
  public static Optional<User> user(int uid) {
    return user(Libc.getpwuid(uid));
  }

  /** Finds a group by name. */
  public static Optional<Group> group(String name) {
    return group(Libc.getgrnam(Libc.string(name)));
  }

  /** Finds a group by group ID. */
  public static Optional<Group> group(int gid) {
    return group(Libc.getgrgid(gid));
  }

  // struct passwd: name, password, uid, gid. The memory is libc's, reused by the next call.
  private static Optional<User> user(Pointer entry) {
    return entry == null
        ? Optional.empty()
        : Optional.of(new User(Libc.text(entry.getPointer(0)), entry.getInt(16), entry.getInt(20)));
  }

  // struct group: name, password, gid.
  private static Optional<Group> group(Pointer entry) {
    return entry == null
        ? Optional.empty()
        : Optional.of(new Group(Libc.text(entry.getPointer(0)), entry.getInt(16)));
  }
}
