package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class MainCfTest {
  @Test
  void blanksAroundNameAndValueAreIgnored() {
    assertEquals("b  c", Scenario.mainCf("a \t =  b  c \t\r").read().get("a"));
  }

  @Test
  void emptyValueIsDefined() {
    MainCf mainCf = Scenario.mainCf("a =").read();
    assertEquals("", mainCf.get("a"));
    assertNull(mainCf.get("b"));
  }

  @Test
  void namesAreCaseSensitiveAndMayHoldAnyByte() {
    MainCf mainCf = Scenario.mainCf("\u00e4-B! = 1").read();
    assertEquals("1", mainCf.get("\u00e4-B!"));
    assertNull(mainCf.get("\u00e4-b!"));
  }

  @Test
  void commentsDoNotEndALogicalLine() {
    Scenario scenario =
        Scenario.mainCf("a = 1", "# x", "", "  # y", "\t2", "b = 3 # not a comment");
    assertEquals("1\t2", scenario.read().get("a"));
    assertEquals("3 # not a comment", scenario.read().get("b"));
  }

  @Test
  void continuationKeepsItsLeadingBlanks() {
    assertEquals("1   2", Scenario.mainCf("a = 1", "   2").read().get("a"));
  }

  @Test
  void lineWithoutNewlineAtTheEndOfTheFileCounts() {
    MainCf mainCf = MainCf.parse("d", "p", new byte[] {'a', '=', '1'}, warning -> {});
    assertEquals("1", mainCf.get("a"));
  }

  @Test
  void valueKeepsEveryByteAboveAscii() {
    StringBuilder bytes = new StringBuilder();
    for (char c = 0x80; c <= 0xff; c++) {
      bytes.append(c);
    }
    assertEquals(bytes.toString(), Scenario.mainCf("a = " + bytes).read().get("a"));
  }

  @Test
  void lineEndsAtNulByte() {
    assertEquals("1", Scenario.mainCf("a = 1\0 2", "b = 3").read().get("a"));
  }

  @Test
  void continuationWithoutLineIsSkippedWithWarning() {
    Scenario scenario =
        Scenario.mainCf(" a = 1234567890123456789012345678901234567890", "\tcontinued", "b = 2");
    assertNull(scenario.read().get("a"));
    assertEquals("2", scenario.read().get("b"));
    assertEquals(
        "/etc/postfix/main.cf: logical line must not start with whitespace: "
            + "\" a = 1234567890123456789012345...\"",
        scenario.warnings().get(0));
  }

  @Test
  void lastOfSeveralEntriesWinsWithWarning() {
    Scenario scenario = Scenario.mainCf("a = 1", "a = 1", "", "a = 2", " 3");
    assertEquals("2 3", scenario.read().get("a"));
    assertEquals(
        List.of("/etc/postfix/main.cf, line 4: overriding earlier entry: a=1"),
        scenario.warnings());
  }

  @Test
  void entryThatContradictsTheConfigurationDirectoryIsADuplicate() {
    Scenario scenario = Scenario.mainCf("config_directory = /x", "process_name = tlsproxy");
    scenario.read();
    assertEquals(
        List.of(
            "/etc/postfix/main.cf, line 1: overriding earlier entry:"
                + " config_directory=/etc/postfix"),
        scenario.warnings());
  }

  @Test
  void missingEqualsSignIsFatalAndNamesTheFirstPhysicalLine() {
    Scenario scenario = Scenario.mainCf("# comment", "foo", " bar");
    assertEquals(
        "/etc/postfix/main.cf, line 2: missing '=' after attribute name: \"foo bar\"",
        scenario.failure());
  }

  @Test
  void missingNameIsFatal() {
    assertEquals(
        "/etc/postfix/main.cf, line 1: missing attribute name: \"= x\"",
        Scenario.mainCf("= x").failure());
  }

  @Test
  void optionOverridesWithoutWarning() {
    Scenario scenario = Scenario.mainCf("a = 1").option(" a = b c ");
    assertEquals("b c", scenario.read().get("a"));
    assertEquals(List.of(), scenario.warnings());
  }
}
