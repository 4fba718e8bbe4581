package org.jtlsproxy.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private static final String NOBODY_HAS_THIS_NAME = "no-such-account";
  private static final int NOBODY_HAS_THIS_NUMBER = 2_000_000_011;

  @Test
  void rootIsFoundByNameAndByNumber() {
    Optional<Accounts.User> root = Optional.of(new Accounts.User("root", 0, 0));
    assertEquals(root, Accounts.user("root"));
    assertEquals(root, Accounts.user(0));
  }

  @Test
  void rootsGroupIsFoundByNameAndByNumber() {
    Optional<Accounts.Group> root = Optional.of(new Accounts.Group("root", 0));
    assertEquals(root, Accounts.group("root"));
    assertEquals(root, Accounts.group(0));
  }

  @Test
  void unknownUsersAndGroupsAreNotFound() {
    assertEquals(Optional.empty(), Accounts.user(NOBODY_HAS_THIS_NAME));
    assertEquals(Optional.empty(), Accounts.user(NOBODY_HAS_THIS_NUMBER));
    assertEquals(Optional.empty(), Accounts.group(NOBODY_HAS_THIS_NAME));
    assertEquals(Optional.empty(), Accounts.group(NOBODY_HAS_THIS_NUMBER));
  }
}
