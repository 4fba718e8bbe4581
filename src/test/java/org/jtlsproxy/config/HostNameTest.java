package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
  private static final String LABEL_63 = "a".repeat(63);

  @ParameterizedTest
  @ValueSource(strings = {"a", "mail.example.com", "_dmarc.x-y", "1a", "1.2.x"})
  void validNamesHaveNoProblem(String name) {
    assertEquals(Optional.empty(), HostName.problemWith(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a..b  | misplaced delimiter: a..b",
        ".a    | misplaced delimiter: .a",
        "a.    | misplaced delimiter: a.",
        "-a    | misplaced hyphen: -a",
        "a-.b  | misplaced hyphen: a-.b",
        "a-    | misplaced hyphen: a-",
        "1.2   | numeric hostname: 1.2",
        "a_b c | invalid character 32(decimal): a_b c",
      })
  void problemsAreNamedAsPostfixNamesThem(String name, String problem) {
    assertEquals(Optional.of(problem), HostName.problemWith(name));
  }

  @Test
  void emptyNameIsInvalid() {
    assertEquals(Optional.of("empty hostname"), HostName.problemWith(""));
  }

  @Test
  void bytesAboveAsciiAreInvalid() {
    assertEquals(
        Optional.of("invalid character 228(decimal): \u00e4"), HostName.problemWith("\u00e4"));
  }

  @Test
  void labelOfSixtyThreeBytesIsTheLongest() {
    assertEquals(Optional.empty(), HostName.problemWith(LABEL_63));
    assertEquals(
        Optional.of("hostname label too long: " + "a".repeat(64)),
        HostName.problemWith(LABEL_63 + "a"));
  }

  @Test
  void nameOfTwoHundredFiftyFiveBytesIsTheLongest() {
    String longest = (LABEL_63 + ".").repeat(3) + LABEL_63;
    assertEquals(Optional.empty(), HostName.problemWith(longest));
    String tooLong = (LABEL_63 + ".").repeat(4) + "b";
    assertEquals(
        Optional.of("bad length 257 for " + tooLong.substring(0, 100) + "..."),
        HostName.problemWith(tooLong));
  }
}
