package org.jtlsproxy.attr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Base64DataTest {
  @ParameterizedTest
  @CsvSource({
    "'',''",
    "QUJD,ABC",
    "QUI=,AB",
    "QQ==,A",
    "QR==,A",
    "QQ=!,A",
    "QQ==QUJD,A",
    "QUJDQQ=====!,ABCA",
    "QUI=!!!!,AB"
  })
  void decodingStopsAtTheFirstPaddingAsInPostfix(String text, String expected) {
    assertEquals(
        expected, new String(Base64Data.decode(text).orElseThrow(), StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Q", "QQ", "QUJ", "QUJDQ", "====", "Q===", "QU-_", "QU D", "QUJ\u00ff"})
  void anythingElseIsRefused(String text) {
    assertTrue(Base64Data.decode(text).isEmpty());
  }
}
