package org.jtlsproxy.config;

import org.jtlsproxy.config.Accounts.Group;
import org.jtlsproxy.config.Accounts.User;

/**
 * The rules for default_privs, mail_owner and setgid_group: they exist, have no privileges, and
 * share their IDs with nobody. Whoever shares the ID of mail_owner owns the mail queue.
 */
final class AccountChecks {
  private final Configuration configuration;
  private final Accounts accounts;

  AccountChecks(Configuration configuration, Accounts accounts) {
    this.configuration = configuration;
    this.accounts = accounts;
  }

  /**
   * Applies the rules in Postfix's order.
   *
   * @throws ConfigurationException for the first rule that does not hold
   */
  void run() {
    User defaultPrivileges = user(GenericParameters.DEFAULT_PRIVS);
    User mailOwner = user(GenericParameters.MAIL_OWNER);
    refuseOtherNameForSameUser(mailOwner);
    Group setgidGroup = setgidGroup();
    refuseOverlap(defaultPrivileges, mailOwner);
    refuseOverlap(GenericParameters.DEFAULT_PRIVS, defaultPrivileges, setgidGroup);
    refuseOverlap(GenericParameters.MAIL_OWNER, mailOwner, setgidGroup);
  }

  private User user(Parameter<String> parameter) {
    String name = configuration.get(parameter);
    User user = accounts.userByName(name).orElse(null);
    if (user == null) {
      throw configuration.badParameter(parameter, "unknown user name value: " + name);
    }
    if (user.uid() == 0) {
      throw configuration.badParameter(parameter, "user " + name + " has privileged user ID");
    }
    if (user.gid() == 0) {
      throw configuration.badParameter(parameter, "user " + name + " has privileged group ID");
    }
    return user;
  }

  private void refuseOtherNameForSameUser(User user) {
    User other = accounts.userById(user.uid()).orElse(user);
    String name = configuration.get(GenericParameters.MAIL_OWNER);
    if (!other.name().equals(name)) {
      throw configuration.badParameter(
          GenericParameters.MAIL_OWNER, "user " + name + " has same user ID as " + other.name());
    }
  }

  private Group setgidGroup() {
    Parameter<String> parameter = GenericParameters.SETGID_GROUP;
    String name = configuration.get(parameter);
    Group group = accounts.groupByName(name).orElse(null);
    if (group == null) {
      throw configuration.badParameter(parameter, "unknown group name: " + name);
    }
    if (group.gid() == 0) {
      throw configuration.badParameter(parameter, "group " + name + " has privileged group ID");
    }
    Group other = accounts.groupById(group.gid()).orElse(group);
    if (!other.name().equals(name)) {
      throw configuration.badParameter(
          parameter, "group " + name + " has same group ID as " + other.name());
    }
    return group;
  }

  private void refuseOverlap(User defaultPrivileges, User mailOwner) {
    String first = configuration.get(GenericParameters.DEFAULT_PRIVS);
    String second = configuration.get(GenericParameters.MAIL_OWNER);
    if (first.equals(second)) {
      throw overlap(
          GenericParameters.DEFAULT_PRIVS,
          GenericParameters.MAIL_OWNER,
          " specify the same user " + first);
    }
    String both = ": users " + first + " and " + second + " have the same ";
    if (defaultPrivileges.uid() == mailOwner.uid()) {
      throw overlap(
          GenericParameters.DEFAULT_PRIVS,
          GenericParameters.MAIL_OWNER,
          both + "user ID: " + mailOwner.uid());
    }
    if (defaultPrivileges.gid() == mailOwner.gid()) {
      throw overlap(
          GenericParameters.DEFAULT_PRIVS,
          GenericParameters.MAIL_OWNER,
          both + "group ID: " + mailOwner.gid());
    }
  }

  private void refuseOverlap(Parameter<String> parameter, User user, Group group) {
    if (user.gid() == group.gid()) {
      throw overlap(
          parameter,
          GenericParameters.SETGID_GROUP,
          ": user "
              + configuration.get(parameter)
              + " and group "
              + configuration.get(GenericParameters.SETGID_GROUP)
              + " have the same group ID: "
              + group.gid());
    }
  }

  private ConfigurationException overlap(
      Parameter<String> first, Parameter<String> second, String problem) {
    return configuration.badParameters(first, second, problem);
  }
}
