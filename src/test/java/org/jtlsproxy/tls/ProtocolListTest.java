package org.jtlsproxy.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a list leaves is what Postfix 3.7.11 on OpenSSL 3.0 was seen to negotiate. */
class ProtocolListTest {
  private static final String ALL = "TLSv1 TLSv1.1 TLSv1.2 TLSv1.3";

  @ParameterizedTest
  @CsvSource({
    "'', TLSv1 TLSv1.1 TLSv1.2 TLSv1.3",
    "':, ::', TLSv1 TLSv1.1 TLSv1.2 TLSv1.3",
    ">=TLSv1, TLSv1 TLSv1.1 TLSv1.2 TLSv1.3",
    "'!SSLv2, !SSLv3', TLSv1 TLSv1.1 TLSv1.2 TLSv1.3",
    "!sslv2:!SSLV3:!tlsv1, TLSv1.1 TLSv1.2 TLSv1.3",
    ">=TLSv1.2, TLSv1.2 TLSv1.3",
    "<=tlsV1.1, TLSv1 TLSv1.1",
    "'>=TLSv1.1, <=TLSv1.2', TLSv1.1 TLSv1.2",
    "TLSv1.2, TLSv1.2",
    "TLSv1.2 TLSv1.3, TLSv1.2 TLSv1.3",
    "TLSv1.2 TLSv1.3 !TLSv1.2, TLSv1.3",
    "!TLSv1.1, TLSv1 TLSv1.2 TLSv1.3",
    "'TLSv1.1, TLSv1.3', TLSv1.1 TLSv1.3",
    ">=0302 !TLSv1.2, TLSv1.1 TLSv1.3",
    ">=TLSv1.2 >=TLSv1.1, TLSv1.1 TLSv1.2 TLSv1.3",
    ">=SSLv3, TLSv1 TLSv1.1 TLSv1.2 TLSv1.3",
    ">=TLSv1.3 >=none, TLSv1 TLSv1.1 TLSv1.2 TLSv1.3",
    "SSLv2, ''",
    "SSLv3, ''",
    "<=SSLv3, ''",
    "'>=TLSv1.3,<=TLSv1.1', ''",
    "!TLSv1 !TLSv1.1 !TLSv1.2 !TLSv1.3, ''",
  })
  void listLeaves(String list, String versions) {
    assertEquals(versions, left(list));
  }

  @ParameterizedTest
  @CsvSource({
    ">=0303, TLSv1.2 TLSv1.3",
    ">=0x0303, TLSv1.2 TLSv1.3",
    ">=0X303, TLSv1.2 TLSv1.3",
    "<=+303, TLSv1 TLSv1.1 TLSv1.2",
    ">=-0, TLSv1 TLSv1.1 TLSv1.2 TLSv1.3",
  })
  void versionMayBeANumber(String list, String versions) {
    assertEquals(versions, left(list));
  }

  @ParameterizedTest
  @ValueSource(strings = {">=", "<=0", ">=0305", "<=0305", ">=fefd", "<=2", ">=7fffffff"})
  void numberOfNoTlsVersionIsNoLimit(String list) {
    assertEquals(ALL, left(list));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bogus",
        "!bogus",
        "!",
        "! TLSv1",
        "TLSv1.4",
        "TLS1.2",
        ">=bogus",
        ">=0305x",
        ">=0x",
        ">=-",
        ">=+",
        ">=-1",
        ">=80000000",
        ">=fffffffffffffffffffff",
        "!>=TLSv1",
        ">TLSv1",
        "=TLSv1",
        "<TLSv1.2",
        ">=SSLv2",
        ">=TLSv1;<=TLSv1.2",
        "TLSv1.2 bogus",
        ">=TLS\u00b9"
      })
  void wordWithoutSenseMakesTheWholeListInvalid(String list) {
    assertEquals(Optional.empty(), ProtocolList.parse(list));
  }

  @Test
  void clientGetsTheBestVersionThatBothHave() {
    assertEquals("TLSv1.3", best("", 0x0304));
    assertEquals("TLSv1.2", best("<=TLSv1.2", 0x0304));
    assertEquals("TLSv1", best("", 0x0301));
    assertEquals("TLSv1", best("!TLSv1.1", 0x0302));
    assertEquals("none", best(">=TLSv1.2", 0x0302));
  }

  @Test
  void engineGetsTheVersionsAroundTheOneToBeNegotiated() {
    assertEquals("TLSv1.1 TLSv1.2", enabled("TLSv1.1 TLSv1.2", 0x0303));
    assertEquals(ALL, enabled("", 0x0301));
    assertEquals("TLSv1", enabled("!TLSv1.1", 0x0302));
    assertEquals("TLSv1.2 TLSv1.3", enabled("!TLSv1.1", 0x0303));
    assertEquals("TLSv1.1", enabled("TLSv1.1 TLSv1.3", 0x0302));
    assertEquals("TLSv1.3", enabled("TLSv1.1 TLSv1.3", 0x0304));
  }

  @Test
  void unknownClientIsMeasuredByTheNewestVersions() {
    ProtocolVersions versions = ProtocolList.parse("!TLSv1.1").orElseThrow();
    assertEquals(List.of("TLSv1.2", "TLSv1.3"), versions.namesFor(Optional.empty()));
    versions = ProtocolList.parse("<=TLSv1.1").orElseThrow();
    assertEquals(List.of("TLSv1", "TLSv1.1"), versions.namesFor(Optional.empty()));
  }

  private static String left(String list) {
    ProtocolVersions versions = ProtocolList.parse(list).orElseThrow();
    List<String> names = new ArrayList<>();
    for (ProtocolVersion version : ProtocolVersion.values()) {
      if (versions.accepted().contains(version)) {
        names.add(version.text());
      }
    }
    return String.join(" ", names);
  }

  private static String best(String list, int offered) {
    return ProtocolList.parse(list)
        .orElseThrow()
        .best(hello(offered))
        .map(ProtocolVersion::text)
        .orElse("none");
  }

  private static String enabled(String list, int offered) {
    ProtocolVersions versions = ProtocolList.parse(list).orElseThrow();
    return String.join(" ", versions.namesFor(versions.best(hello(offered))));
  }

  private static ClientHello hello(int version) {
    return ClientHellos.offering(version, List.of(), List.of(), List.of());
  }
}
