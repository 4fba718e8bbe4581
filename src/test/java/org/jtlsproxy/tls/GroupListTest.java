package org.jtlsproxy.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupListTest {
  private final List<String> warnings = new ArrayList<>();

  @Test
  void groupsKeepTheOrderOfTheList() {
    assertEquals(
        List.of(NamedGroup.P384, NamedGroup.X25519, NamedGroup.P256),
        GroupList.parse("secp384r1, X25519\tP-256", warnings::add));
    assertEquals(List.of(), warnings);
  }

  @Test
  void ownListHasX25519Mlkem768OnlyByName() {
    assertEquals(
        List.of(NamedGroup.P521, NamedGroup.P384),
        GroupList.parse("secp521r1 secp384r1", warnings::add));
    assertEquals(
        List.of(NamedGroup.X25519, NamedGroup.X25519MLKEM768),
        GroupList.parse("X25519 X25519MLKEM768", warnings::add));
    assertEquals(List.of(), warnings);
  }

  @Test
  void groupThatOnlyOthersHaveIsNoNews() {
    assertEquals(
        List.of(NamedGroup.X25519),
        GroupList.parse(
            "X448 ffdhe3072 secp256k1 brainpoolP256r1 P-224 Oakley-EC2N-3 X25519", warnings::add));
    assertEquals(List.of(), warnings);
  }

  @Test
  void unknownNameIsWarnedAbout() {
    assertEquals(
        List.of(NamedGroup.P256), GroupList.parse("bogus prime256v1 x25519", warnings::add));
    assertEquals(
        List.of(
            "ignoring unknown ECDHE curve \"bogus\"", "ignoring unknown ECDHE curve \"x25519\""),
        warnings);
  }

  @Test
  void nameTwiceIsOneGroup() {
    assertEquals(
        List.of(NamedGroup.P256), GroupList.parse("P-256 prime256v1 secp256r1", warnings::add));
  }

  @Test
  void listOfGroupsThatOnlyOthersHaveIsReplacedByTheDefaults() {
    assertEquals(GroupList.defaults(), GroupList.parse("X448 ffdhe2048", warnings::add));
    assertEquals(List.of("none of the configured ECDHE curves are supported"), warnings);
  }

  @Test
  void listWithoutAKnownNameIsReplacedByTheDefaults() {
    assertEquals(GroupList.defaults(), GroupList.parse("bogus", warnings::add));
    assertEquals(List.of("ignoring unknown ECDHE curve \"bogus\""), warnings);
    assertEquals(GroupList.defaults(), GroupList.parse(" ,", warnings::add));
    assertEquals(1, warnings.size());
  }
}
