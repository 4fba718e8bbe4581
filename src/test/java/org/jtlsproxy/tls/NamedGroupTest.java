package org.jtlsproxy.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamedGroupTest {
  @Test
  void theLogSpeaksOfGroupsAsPostfixOnOpenssl3Does() {
    assertEquals("X25519", NamedGroup.ofEngineName("X25519").orElseThrow().logText());
    assertEquals("ECDHE (prime256v1)", NamedGroup.ofEngineName("P-256").orElseThrow().logText());
    assertEquals("ECDHE (secp384r1)", NamedGroup.ofEngineName("P-384").orElseThrow().logText());
    assertEquals("ECDHE (secp521r1)", NamedGroup.ofEngineName("P-521").orElseThrow().logText());
    assertEquals(
        "X25519MLKEM768", NamedGroup.ofEngineName("X25519MLKEM768").orElseThrow().logText());
  }

  @Test
  void administratorsMayUseOpensslsOrNistsNames() {
    assertEquals(Optional.of(NamedGroup.P256), NamedGroup.ofConfiguredName("prime256v1"));
    assertEquals(Optional.of(NamedGroup.P256), NamedGroup.ofConfiguredName("P-256"));
    assertEquals(Optional.of(NamedGroup.P256), NamedGroup.ofConfiguredName("secp256r1"));
    assertEquals(Optional.of(NamedGroup.P521), NamedGroup.ofConfiguredName("secp521r1"));
    assertEquals(Optional.of(NamedGroup.X25519), NamedGroup.ofConfiguredName("X25519"));
    assertEquals(Optional.empty(), NamedGroup.ofConfiguredName("X448"));
    assertEquals(Optional.empty(), NamedGroup.ofConfiguredName(""));
  }

  @Test
  void numbersAreThoseOnTheWire() {
    assertEquals(Optional.of(NamedGroup.X25519MLKEM768), NamedGroup.ofCode(4588));
    assertEquals(Optional.of(NamedGroup.P384), NamedGroup.ofCode(24));
    assertEquals(Optional.empty(), NamedGroup.ofCode(30));
  }

  @Test
  void postQuantumGroupsAreForTls13Only() {
    assertTrue(NamedGroup.P521.isCurve());
    assertFalse(NamedGroup.X25519MLKEM768.isCurve());
    assertFalse(NamedGroup.MLKEM1024.isCurve());
  }
}
