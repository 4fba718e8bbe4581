package org.jtlsproxy.attr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnsignedDecimalTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "0,0",
        "300,300",
        "000300,300",
        "+7,7",
        "-1,-1",
        "-0,0",
        " \t7,7",
        "' \u000b\f\r-7',-7",
        "4294967295,4294967295",
        "4294967597,4294967597",
        "9223372036854775808,-9223372036854775808",
        "18446744073709551615,-1",
        "-18446744073709551615,1",
        "18446744073709551616,-1",
        "-18446744073709551616,-1",
        "99999999999999999999999999,-1",
        "-99999999999999999999999999,-1"
      })
  void aNumberIsReadAsSscanfReadsIt(String text, long expected) {
    assertEquals(OptionalLong.of(expected), UnsignedDecimal.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "+", "-", "+-1", "- 1", "1 ", "1\n", "0x10", "1e3", "one", "1,000", "\u00b2"
      })
  void anythingElseIsRefused(String text) {
    assertEquals(OptionalLong.empty(), UnsignedDecimal.parse(text));
  }
}
