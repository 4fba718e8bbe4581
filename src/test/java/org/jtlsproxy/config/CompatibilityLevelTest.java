package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompatibilityLevelTest {
  @Test
  void missingPartsAreZero() {
    assertEquals(level("3"), level("3.0.0"));
    assertEquals(new CompatibilityLevel(3, 6, 0), level("3.6"));
  }

  @Test
  void partsCompareAsNumbers() {
    assertTrue(level("3.10").compareTo(level("3.9")) > 0);
    assertTrue(level("3.6.1").compareTo(level("3.6")) > 0);
    assertTrue(level("2").compareTo(level("10")) < 0);
  }

  @Test
  void blanksAndSignsOfANumberAreAccepted() {
    assertEquals(level("3.6"), level(" +3. 6"));
    assertEquals(level("0"), level("-0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "3.",
        ".6",
        "3.6.1.2",
        "3.6x",
        "3.6 ",
        "-1",
        "3.1024",
        "3.6.1024",
        "+",
        "8796093022208",
        "99999999999999999999"
      })
  void anythingElseIsMalformed(String text) {
    assertEquals(Optional.empty(), CompatibilityLevel.parse(text));
  }

  @Test
  void largestLevelIsAccepted() {
    assertEquals(
        new CompatibilityLevel(8796093022207L, 1023, 1023), level("8796093022207.1023.1023"));
  }

  private static CompatibilityLevel level(String text) {
    return CompatibilityLevel.parse(text).orElseThrow();
  }
}
