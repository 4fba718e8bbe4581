package org.jtlsproxy.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CipherPolicyTest {
  @Test
  void defaultsPutTheLargerKeysFirst() {
    assertEquals(
        List.of(
            "ECDHE-ECDSA-AES256-GCM-SHA384",
            "ECDHE-RSA-AES256-GCM-SHA384",
            "ECDHE-ECDSA-CHACHA20-POLY1305",
            "ECDHE-RSA-CHACHA20-POLY1305",
            "ECDHE-ECDSA-AES256-SHA",
            "ECDHE-RSA-AES256-SHA",
            "AES256-GCM-SHA384",
            "AES256-SHA",
            "ECDHE-ECDSA-AES128-GCM-SHA256",
            "ECDHE-RSA-AES128-GCM-SHA256",
            "ECDHE-ECDSA-AES128-SHA",
            "ECDHE-RSA-AES128-SHA",
            "AES128-GCM-SHA256",
            "AES128-SHA"),
        names(CipherPolicy.defaults()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"high", "MEDIUM", "Low", "export", "null"})
  void gradeIsNamedInAnyCase(String grade) {
    Map<CipherGrade, String> lists = lists("ALL");
    lists.put(CipherGrade.valueOf(grade.toUpperCase(Locale.ROOT)), "AES256-SHA");
    CipherPolicy policy = CipherPolicy.of(grade, "", lists);
    assertEquals(List.of("AES256-SHA"), names(policy));
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid", "bogus", "", "high "})
  void unknownGradeFailsEverySession(String grade) {
    assertEquals("invalid cipher grade: \"" + grade + "\"", problem(grade, "", "ALL"));
  }

  @ParameterizedTest
  @CsvSource({
    "'AES256, ECDHE', AES128-GCM-SHA256 AES128-SHA",
    "AES256:ECDHE:SHA1, AES128-GCM-SHA256",
    "'ECDHE  aNULL\tMD5,, SHA1', AES256-GCM-SHA384 AES128-GCM-SHA256",
    "'ECDHE+bogus, kECDHE, AES256-SHA, TLSv1.2', AES128-SHA",
  })
  void exclusionsAreTakenFromTheList(String exclusions, String left) {
    assertEquals(
        List.of(left.split(" ", -1)), names(CipherPolicy.of("high", exclusions, lists("ALL"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"!AES", "+AES", "-AES", "@STRENGTH"})
  void exclusionWithAnOperatorFailsEverySession(String word) {
    assertEquals(
        "invalid unary '!+-@' in cipher exclusion: " + word,
        problem("medium", "SHA1, " + word + " +x", "ALL"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bogus", "HIGH:@foo", "ALL:*", ":", "AES+"})
  void listThatOpensslRefusesFailsEverySession(String list) {
    assertEquals("error setting cipher grade: \"Medium\"", problem("Medium", "", list));
  }

  @Test
  void listOfSuitesThatOnlyOthersHaveLeavesNone() {
    assertEquals(List.of(), names(CipherPolicy.of("null", "", lists("eNULL:!aNULL"))));
    assertEquals(List.of(), names(CipherPolicy.of("high", "ECDHE kRSA", lists("HIGH"))));
  }

  private static String problem(String grade, String exclusions, String list) {
    return assertInstanceOf(
            CipherPolicy.Failing.class, CipherPolicy.of(grade, exclusions, lists(list)))
        .problem();
  }

  private static Map<CipherGrade, String> lists(String list) {
    Map<CipherGrade, String> lists = new EnumMap<>(CipherGrade.class);
    for (CipherGrade grade : CipherGrade.values()) {
      lists.put(grade, list);
    }
    return lists;
  }

  private static List<String> names(CipherPolicy policy) {
    List<String> names = new ArrayList<>();
    for (CipherSuite suite : assertInstanceOf(CipherPolicy.Accepting.class, policy).suites()) {
      names.add(suite.openSslName());
    }
    return names;
  }
}
