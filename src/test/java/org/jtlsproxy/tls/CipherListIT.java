package org.jtlsproxy.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jtlsproxy.postfix.Command;
import org.jtlsproxy.postfix.Prerequisites;
import org.jtlsproxy.postfix.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cipher lists mean what openssl(1) says they mean. */
class CipherListIT {
  private static final String NO_MATCH = "no cipher match";
  private static final String OLD = "aNULL:-aNULL:HIGH:MEDIUM:+RC4:@STRENGTH";
  private static final String NEW =
      "aNULL:-aNULL:HIGH:MEDIUM:!SEED:!IDEA:!3DES:!RC2:!RC4:!RC5:!kDH:!kECDH:!aDSS:!MD5"
          + ":+RC4:@STRENGTH";

  private static final int SEED = 3711;
  private static final int RANDOM_LISTS = 600;
  private static final List<String> OPERATORS = List.of("", "", "", "", "-", "+", "!");
  private static final List<String> SEPARATORS = List.of(":", ":", ":", " ", ",", ";", "::", "");
  private static final List<String> WORDS =
      List.of(
          "ALL",
          "HIGH",
          "MEDIUM",
          "LOW",
          "EXPORT",
          "DEFAULT",
          "COMPLEMENTOFALL",
          "COMPLEMENTOFDEFAULT",
          "eNULL",
          "NULL",
          "aNULL",
          "ADH",
          "AECDH",
          "kRSA",
          "RSA",
          "aRSA",
          "kECDHE",
          "kEECDH",
          "ECDH",
          "ECDHE",
          "EECDH",
          "kECDH",
          "kDH",
          "aECDSA",
          "ECDSA",
          "kDHE",
          "kEDH",
          "DH",
          "DHE",
          "EDH",
          "aDSS",
          "DSS",
          "PSK",
          "kPSK",
          "SRP",
          "AES",
          "AES256",
          "AES128",
          "AESGCM",
          "AESCCM",
          "AESCCM8",
          "CHACHA20",
          "CAMELLIA",
          "CAMELLIA128",
          "ARIA",
          "ARIAGCM",
          "3DES",
          "RC4",
          "IDEA",
          "SEED",
          "CBC",
          "SHA1",
          "SHA",
          "SHA256",
          "SHA384",
          "MD5",
          "TLSv1.2",
          "TLSv1",
          "TLSv1.0",
          "SSLv3",
          "TLSv1.3",
          "FIPS",
          "bogus",
          "aes",
          "ECDHE-RSA-AES128-SHA",
          "ECDHE-ECDSA-AES256-GCM-SHA384",
          "AES256-SHA",
          "ECDHE-RSA-CHACHA20-POLY1305",
          "AES128-GCM-SHA256",
          "DHE-RSA-AES256-GCM-SHA384",
          "TLS_RSA_WITH_AES_128_CBC_SHA",
          "TLS_AES_128_GCM_SHA256");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aNULL:-aNULL:HIGH:@STRENGTH",
        OLD,
        "aNULL:-aNULL:HIGH:MEDIUM:LOW:+RC4:@STRENGTH",
        "aNULL:-aNULL:HIGH:MEDIUM:LOW:EXPORT:+RC4:@STRENGTH",
        "aNULL:-aNULL:HIGH:!SEED:!IDEA:!3DES:!RC2:!RC4:!RC5:!kDH:!kECDH:!aDSS:!MD5:@STRENGTH",
        NEW,
        "eNULL:!aNULL",
        "eNULL:!kDH:!kECDH:!aDSS:!MD5:!aNULL",
      })
  void defaultOfEveryReleaseIsUnderstood(String list) {
    assertAgrees(list);
  }

  @Test
  void exclusionsAreUnderstood() {
    for (String list : List.of(OLD, NEW)) {
      for (String word : WORDS) {
        assertAgrees(list + ":!" + word);
        assertAgrees(list + ":!aNULL:!" + word + ":!SHA1");
      }
    }
  }

  @Test
  void wordsAreUnderstood() {
    for (String word : WORDS) {
      assertAgrees(word);
      assertAgrees("AES256-SHA:" + word + "+AES:AES128");
      assertAgrees("ALL:-" + word + ":AES");
      assertAgrees("ALL:+" + word);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "HIGH:",
        "HIGH::AES",
        "HIGH*",
        "*",
        "HIGH:*",
        "bogus*:HIGH",
        "HIGH+",
        "HIGH++AES",
        "HIGH+bogus+:AES",
        "HIGH!AES",
        "HIGH@STRENGTH",
        "HIGH:@STRENGTHx",
        "HIGH:@strength",
        "@",
        "HIGH:@",
        "HIGH:@STRENGTH+AES",
        "HIGH:@SECLEVEL=0",
        "HIGH:@SECLEVEL=6",
        "HIGH:@SECLEVEL=",
        "HIGH:@SECLEVEL=12",
        "- :HIGH",
        "!",
        "HIGH:!HIGH",
        "!HIGH:HIGH",
        "DEFAULT",
        "DEFAULT:!AES",
        "DEFAULT!AES256",
        "DEFAULTx:AES",
        "HIGH:DEFAULT",
        "DEFAULT*",
        "HIGH\tAES",
        "AES/ECDHE",
        "ALL:-AES256:-AES128:ALL",
        "AES128:ALL:@STRENGTH:+SHA1:-aRSA:kRSA",
        "RSA+AES+SHA1",
        "ECDHE+AES128:-CHACHA20:ALL",
        "bogus",
        "!AES",
        "AES256-SHA AES128-SHA;CHACHA20,AESGCM",
      })
  void oddListIsUnderstood(String list) {
    assertAgrees(list);
  }

  @Test
  void anyListIsUnderstood() {
    Random random = new Random(SEED);
    for (int i = 0; i < RANDOM_LISTS; i++) {
      assertAgrees(randomList(random));
    }
  }

  private static String randomList(Random random) {
    StringBuilder list = new StringBuilder();
    for (int items = 1 + random.nextInt(7); items > 0; items--) {
      if (random.nextInt(12) == 0) {
        list.append("@STRENGTH");
      } else {
        list.append(pick(OPERATORS, random)).append(pick(WORDS, random));
        while (random.nextInt(4) == 0) {
          list.append('+').append(pick(WORDS, random));
        }
      }
      list.append(pick(SEPARATORS, random));
    }
    return list.toString();
  }

  private static String pick(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static void assertAgrees(String list) {
    Result openssl =
        Command.of(Prerequisites.program("openssl", "openssl"), "ciphers", "--", list).run();
    CipherList.Outcome outcome = CipherList.evaluate(list);
    if (openssl.exit() != 0) {
      if (openssl.err().contains(NO_MATCH)) {
        // Of suites that are only OpenSSL's it is not known which are left.
        assertTrue(!(outcome instanceof CipherList.Outcome.Chosen), list + ": " + outcome);
      } else {
        assertTrue(openssl.err().contains("invalid command"), openssl::describe);
        assertInstanceOf(CipherList.Outcome.Invalid.class, outcome, list);
      }
      return;
    }
    List<String> expected = new ArrayList<>(List.of(openssl.out().strip().split(":", -1)));
    List<String> here = new ArrayList<>();
    for (CipherSuite suite : CipherSuite.values()) {
      if (suite.worksIn(0x0303)) {
        here.add(suite.openSslName());
      }
    }
    expected.retainAll(here);
    if (expected.isEmpty()) {
      assertInstanceOf(CipherList.Outcome.NothingHere.class, outcome, list);
      return;
    }
    List<String> actual = new ArrayList<>();
    for (CipherSuite suite :
        assertInstanceOf(CipherList.Outcome.Chosen.class, outcome, list).suites()) {
      actual.add(suite.openSslName());
    }
    assertEquals(expected, actual, list);
  }
}
