package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameValueTest {

  @ParameterizedTest
  @CsvSource({
    "a=b, a, b",
    "' a =  b c  ', a, b c",
    "a=, a, ''",
    "a==b, a, =b",
    "a = $b=c, a, $b=c",
  })
  void nameAndValueLoseTheBlanksAroundThem(String argument, String name, String value) {
    assertEquals(new NameValue(name, value), NameValue.ofOption(argument));
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "foo bar=x", " foo "})
  void equalsSignIsRequired(String argument) {
    assertEquals(
        "invalid \"-o " + argument + "\" option value: missing '=' after attribute name",
        failure(argument));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "=x", " = x"})
  void nameIsRequired(String argument) {
    assertEquals(
        "invalid \"-o " + argument + "\" option value: missing attribute name", failure(argument));
  }

  private static String failure(String argument) {
    return String.valueOf(
        assertThrows(ConfigurationException.class, () -> NameValue.ofOption(argument))
            .getMessage());
  }
}
