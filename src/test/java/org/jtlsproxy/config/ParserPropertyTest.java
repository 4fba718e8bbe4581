package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ParserPropertyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] content) {
    readAndEvaluate(content);
  }

  @Property
  void anythingThatLooksLikeMainCfIsReadOrRefused(@ForAll("mainCfText") String text) {
    readAndEvaluate(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Property
  void anyValueWithoutNewlineNulOrDollarSurvivesByteForByte(@ForAll("value") String value) {
    byte[] content = ("a =" + value + "\n").getBytes(StandardCharsets.ISO_8859_1);
    MainCf mainCf = MainCf.parse("/d", "p", content, warning -> {});
    String kept = mainCf.get("a");
    assertEquals(trim(value), kept);
    assertEquals(kept, MacroExpansion.expand(String.valueOf(kept), name -> null, warning -> {}));
  }

  @Property
  void expansionEndsForAnyText(@ForAll("expression") String text) {
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          List<String> warnings = new ArrayList<>();
          try {
            MacroExpansion.expand(
                text, name -> name.length() % 2 == 0 ? text : null, warnings::add);
            assertTrue(warnings.isEmpty(), "a warning without failure");
          } catch (ConfigurationException e) {
            assertTrue(
                !warnings.isEmpty() || e.getMessage().startsWith("mac_exp_eval: "),
                "a failure without warning");
          }
        });
  }

  @Property
  void textWithoutDollarIsItsOwnExpansion(@ForAll String text) {
    String plain = text.replace("$", "");
    assertEquals(plain, MacroExpansion.expand(plain, name -> "x", warning -> {}));
  }

  @Property
  void doubledDollarSignsProtectAnyText(@ForAll String text) {
    String protectedText = text.replace("$", "$$");
    assertEquals(text, MacroExpansion.expand(protectedText, name -> "x", warning -> {}));
  }

  private static void readAndEvaluate(byte[] content) {
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          try {
            MainCf mainCf = MainCf.parse("/etc/postfix", "tlsproxy", content, warning -> {});
            Configuration configuration =
                Configuration.evaluate(
                    mainCf, Scenario.PROCESS, TestAccounts.sane(), warning -> {});
            configuration.evaluateRoles();
            configuration.evaluateTlsLibrary();
            configuration.evaluateServerNameMaps();
            ServerRole.decide(configuration, warning -> {});
            ClientRole.isEnabled(configuration);
          } catch (ConfigurationException e) {
            assertTrue(!e.getMessage().isEmpty());
          }
        });
  }

  @Provide
  Arbitrary<String> mainCfText() {
    Arbitrary<String> names =
        Arbitraries.of(ParameterTable.all().stream().map(Parameter::name).toArray(String[]::new));
    Arbitrary<String> noise = Arbitraries.of("\n", "\r\n", " ", "\n ", "#", "\0", "\t", "=", "\n#");
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, names),
            net.jqwik.api.Tuple.of(3, Arbitraries.just(" = ")),
            net.jqwik.api.Tuple.of(3, Arbitraries.just("\n")),
            net.jqwik.api.Tuple.of(3, expression()),
            net.jqwik.api.Tuple.of(1, noise))
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> expression() {
    return Arbitraries.of(
            "$", "$$", "${", "$(", "}", ")", "{", "(", "?", ":", " ", "name", "ab", "_", "==", "<",
            "<=level", "level", "{a}", "{1}", "{3.6}", "!", "${ab}", "$ab", "$a", "yes", "10s", "-",
            "\u00ff", "\0")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> value() {
    return Arbitraries.strings()
        .withCharRange('\1', '\u00ff')
        .filter(text -> text.indexOf('\n') < 0 && text.indexOf('$') < 0);
  }

  private static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && Bytes.isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && Bytes.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
