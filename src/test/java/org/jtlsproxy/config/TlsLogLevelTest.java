package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jtlsproxy.config.TlsLogLevel.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsLogLevelTest {
  private final List<String> warnings = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "none", " , "})
  void nothingIsLogged(String value) {
    assertEquals(Set.of(), parse(value).flags());
    assertEquals(List.of(), warnings);
  }

  @Test
  void numbersIncludeTheLowerOnes() {
    assertEquals(Set.of(Flag.SUMMARY), parse("1").flags());
    assertEquals(Set.of(Flag.SUMMARY, Flag.VERBOSE, Flag.CACHE, Flag.DEBUG), parse("2").flags());
    assertTrue(parse("3").has(Flag.TLSPKTS));
    assertFalse(parse("3").has(Flag.ALLPKTS));
    assertTrue(parse("9").flags().containsAll(parse("4").flags()));
  }

  @Test
  void noNumberIncludesTrustAndMatchingDetails() {
    assertFalse(parse("4").has(Flag.UNTRUSTED));
    assertFalse(parse("4").has(Flag.PEERCERT));
    assertFalse(parse("4").has(Flag.CERTMATCH));
  }

  @Test
  void namesStandForNumbers() {
    assertEquals(parse("1"), parse("Routine"));
    assertEquals(parse("2"), parse("debug"));
    assertEquals(parse("3"), parse("ssl-expert"));
    assertEquals(parse("4"), parse("ssl-developer"));
  }

  @Test
  void listIsTheUnionOfItsWords() {
    assertEquals(
        Set.of(Flag.SUMMARY, Flag.UNTRUSTED, Flag.TLSPKTS, Flag.ALLPKTS),
        parse("summary, UNTRUSTED\tssl-session-packet-dump").flags());
  }

  @Test
  void unknownWordMakesItLevelZeroWithWarning() {
    assertEquals(Set.of(), parse("summary 10").flags());
    assertEquals(List.of("unknown smtpd_tls_loglevel value \"10\" in \"summary 10\""), warnings);
  }

  private TlsLogLevel parse(String value) {
    return TlsLogLevel.parse("smtpd_tls_loglevel", value, warnings::add);
  }
}
