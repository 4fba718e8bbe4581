package org.jtlsproxy;

import java.util.Optional;
import org.jtlsproxy.config.Accounts;

/** The users and groups of this machine, as main.cf's checks want to see them. */
final class SystemAccounts implements Accounts {
  @Override
  public Optional<User> userByName(String name) {
    return org.jtlsproxy.os.Accounts.user(name).map(SystemAccounts::user);
  }

  @Override
  public Optional<User> userById(long uid) {
    return org.jtlsproxy.os.Accounts.user((int) uid).map(SystemAccounts::user);
  }

  @Override
  public Optional<Group> groupByName(String name) {
    return org.jtlsproxy.os.Accounts.group(name).map(SystemAccounts::group);
  }

  @Override
  public Optional<Group> groupById(long gid) {
    return org.jtlsproxy.os.Accounts.group((int) gid).map(SystemAccounts::group);
  }

  private static User user(org.jtlsproxy.os.Accounts.User user) {
    return new User(
        user.name(), Integer.toUnsignedLong(user.uid()), Integer.toUnsignedLong(user.gid()));
  }

  private static Group group(org.jtlsproxy.os.Accounts.Group group) {
    return new Group(group.name(), Integer.toUnsignedLong(group.gid()));
  }
}
