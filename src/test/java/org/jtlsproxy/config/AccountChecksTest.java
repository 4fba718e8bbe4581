package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AccountChecksTest {
  private static final String PREFIX = "file /etc/postfix/main.cf: parameter";

  @Test
  void saneAccountsPass() {
    assertEquals("postfix", Scenario.mainCf().evaluate().get(GenericParameters.MAIL_OWNER));
  }

  @Test
  void unknownUserIsRefused() {
    assertEquals(
        PREFIX + " mail_owner: unknown user name value: ghost", failure("mail_owner = ghost"));
    assertEquals(
        PREFIX + " default_privs: unknown user name value: ghost",
        failure("mail_owner = ghost", "default_privs = ghost"));
  }

  @Test
  void privilegedUserOrGroupIsRefused() {
    TestAccounts accounts =
        TestAccounts.sane().user("toor", 0, 500).user("wheel", 500, 0).group("system", 0);
    assertEquals(
        PREFIX + " mail_owner: user toor has privileged user ID",
        failure(accounts, "mail_owner = toor"));
    assertEquals(
        PREFIX + " default_privs: user wheel has privileged group ID",
        failure(accounts, "default_privs = wheel"));
    assertEquals(
        PREFIX + " setgid_group: group system has privileged group ID",
        failure(accounts, "setgid_group = system"));
  }

  @Test
  void mailOwnerMayNotBeASecondNameOfAnotherUser() {
    assertEquals(
        PREFIX + " mail_owner: user alias has same user ID as postfix",
        failure(TestAccounts.sane().user("alias", 101, 200), "mail_owner = alias"));
  }

  @Test
  void setgidGroupMayNotBeASecondNameOfAnotherGroup() {
    assertEquals(
        PREFIX + " setgid_group: group alias has same group ID as postdrop",
        failure(TestAccounts.sane().group("alias", 103), "setgid_group = alias"));
  }

  @Test
  void unknownGroupIsRefused() {
    assertEquals(
        PREFIX + " setgid_group: unknown group name: ghost", failure("setgid_group = ghost"));
  }

  @Test
  void overlapsAreRefused() {
    TestAccounts accounts =
        TestAccounts.sane().user("twin", 101, 300).user("mate", 300, 102).user("drop", 301, 103);
    assertEquals(
        PREFIX + "s default_privs and mail_owner specify the same user postfix",
        failure("default_privs = postfix"));
    assertEquals(
        PREFIX
            + "s default_privs and mail_owner: users twin and postfix have the same user ID: 101",
        failure(accounts, "default_privs = twin"));
    assertEquals(
        PREFIX
            + "s default_privs and mail_owner: users mate and postfix have the same group ID: 102",
        failure(accounts, "default_privs = mate"));
    assertEquals(
        PREFIX
            + "s default_privs and setgid_group: user drop and group postdrop have the same group"
            + " ID: 103",
        failure(accounts, "default_privs = drop"));
    assertEquals(
        PREFIX
            + "s mail_owner and setgid_group: user postfix and group postfix have the same group"
            + " ID: 102",
        failure("setgid_group = postfix"));
  }

  private static String failure(String... lines) {
    return Scenario.mainCf(lines).failure();
  }

  private static String failure(Accounts accounts, String line) {
    return Scenario.mainCf(line).accounts(accounts).failure();
  }
}
