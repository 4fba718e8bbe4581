package org.jtlsproxy.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A user data base that the test writes. */
final class TestAccounts implements Accounts {
  private final List<User> users = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();

  /** What a sane machine has. */
  static TestAccounts sane() {
    return new TestAccounts()
        .user("root", 0, 0)
        .user("nobody", 65534, 65534)
        .user("postfix", 101, 102)
        .group("root", 0)
        .group("postfix", 102)
        .group("postdrop", 103);
  }

  TestAccounts user(String name, long uid, long gid) {
    users.add(new User(name, uid, gid));
    return this;
  }

  TestAccounts group(String name, long gid) {
    groups.add(new Group(name, gid));
    return this;
  }

  @Override
  public Optional<User> userByName(String name) {
    return users.stream().filter(user -> user.name().equals(name)).findFirst();
  }

  @Override
  public Optional<User> userById(long uid) {
    return users.stream().filter(user -> user.uid() == uid).findFirst();
  }

  @Override
  public Optional<Group> groupByName(String name) {
    return groups.stream().filter(group -> group.name().equals(name)).findFirst();
  }

  @Override
  public Optional<Group> groupById(long gid) {
    return groups.stream().filter(group -> group.gid() == gid).findFirst();
  }
}
