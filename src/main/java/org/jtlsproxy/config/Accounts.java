package org.jtlsproxy.config;

import java.util.Optional;

/** The user and group data base of this machine (getpwnam(3), getgrnam(3)). */
public interface Accounts {
  /**
   * A user.
   *
   * @param name the login name
   * @param uid the numerical user ID
   * @param gid the numerical ID of the primary group
   */
  record User(String name, long uid, long gid) {}

  /**
   * A group.
   *
   * @param name the name
   * @param gid the numerical group ID
   */
  record Group(String name, long gid) {}

  /** The user of that name. */
  Optional<User> userByName(String name);

  /** The first user with that ID; another one than expected means that two users share it. */
  Optional<User> userById(long uid);

  /** The group of that name. */
  Optional<Group> groupByName(String name);

  /** The first group with that ID. */
  Optional<Group> groupById(long gid);
}
