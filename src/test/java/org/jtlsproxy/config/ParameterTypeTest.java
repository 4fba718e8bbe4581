package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTypeTest {
  private static final Parameter<Boolean> YES_NO = Parameter.yesNo("p", "no");
  private static final Parameter<Integer> INT = Parameter.integer("p", "5", 1, 10);
  private static final Parameter<Integer> ANY_INT = Parameter.integer("p", "5", 0, 0);
  private static final Parameter<Long> LONG = Parameter.longInteger("p", "5", 1, 0);
  private static final Parameter<Duration> TIME = Parameter.time("p", "10s", 10, 0);
  private static final Parameter<Duration> HOURS = Parameter.time("p", "10h", 0, 36000);
  private static final Parameter<Duration> ANY_TIME = Parameter.time("p", "0s", 0, 0);

  @Test
  void booleanIsYesOrNoInAnyCase() {
    assertEquals(true, YES_NO.convert("yEs"));
    assertEquals(false, YES_NO.convert("NO"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "true", "1", "yes ", "y"})
  void anythingElseIsNoBoolean(String text) {
    assertEquals("bad boolean configuration: p = " + text, failure(YES_NO, text));
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "+7, 7", "007, 7", "' 7', 7", "1, 1", "10, 10"})
  void integerIsWhatStrtolTakes(String text, int value) {
    assertEquals(value, INT.convert(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7 ",
        "7x",
        "0x7",
        "x",
        "+",
        "2147483648",
        "-2147483649",
        "9999999999999999999"
      })
  void anythingElseIsNoInteger(String text) {
    assertEquals("bad numerical configuration: p = " + text, failure(ANY_INT, text));
  }

  @Test
  void integerLimitsAreTheOnesOfC() {
    assertEquals(Integer.MAX_VALUE, ANY_INT.convert("2147483647"));
    assertEquals(Integer.MIN_VALUE, ANY_INT.convert("-2147483648"));
  }

  @Test
  void integerOutOfBoundsIsFatal() {
    assertEquals("invalid p parameter value 0 < 1", failure(INT, "0"));
    assertEquals("invalid p parameter value 11 > 10", failure(INT, "11"));
  }

  @Test
  void longTakesSixtyFourBits() {
    assertEquals(Long.MAX_VALUE, LONG.convert("9223372036854775807"));
    assertEquals(
        "bad numerical configuration: p = 9223372036854775808",
        failure(LONG, "9223372036854775808"));
    assertEquals(
        "invalid p parameter value -9223372036854775808 < 1",
        failure(LONG, "-9223372036854775808"));
  }

  @ParameterizedTest
  @CsvSource({
    "10, 10",
    "10s, 10",
    "2m, 120",
    "1h, 3600",
    "1d, 86400",
    "1w, 604800",
    "10sxyz, 10",
    "+10s, 10",
    "2147483647, 2147483647",
    "35791393m, 2147483580"
  })
  void timeIsANumberAndAUnit(String text, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), TIME.convert(text));
  }

  @Test
  void timeWithoutUnitTakesTheUnitOfTheDefault() {
    assertEquals(Duration.ofHours(2), HOURS.convert("2"));
  }

  @Test
  void unitWithoutNumberIsZero() {
    assertEquals(Duration.ZERO, ANY_TIME.convert("s"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-10", "10S", "10x", "x", "10 s", "2147483648", "35791394m", "3550w", "1.5h"})
  void anythingElseIsNoTime(String text) {
    assertEquals("parameter p: bad time value or unit: " + text, failure(TIME, text));
  }

  @Test
  void timeOutOfBoundsIsFatal() {
    assertEquals("invalid p: 9 (min 10)", failure(TIME, "9"));
    assertEquals("invalid p: 36001 (max 36000)", failure(HOURS, "36001s"));
  }

  @Test
  void textOutOfBoundsIsFatal() {
    Parameter<String> two = Parameter.text("p", "+=", 2, 2);
    assertEquals("+=", two.convert("+="));
    assertEquals("bad string length 1 < 2: p = +", failure(two, "+"));
    assertEquals("bad string length 3 > 2: p = +=-", failure(two, "+=-"));
    assertEquals("bad string length 0 < 1: p = ", failure(Parameter.nonEmptyText("p", "x"), ""));
  }

  private static String failure(Parameter<?> parameter, String text) {
    return assertThrows(ConfigurationException.class, () -> parameter.convert(text)).getMessage();
  }
}
