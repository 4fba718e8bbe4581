package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacroExpansionTest {
  private final Map<String, String> names =
      new HashMap<>(
          Map.of(
              "name", "value",
              "empty", "",
              "indirect", "<$name>",
              "hidden", "$empty",
              "n9", "9",
              "n10", "10",
              "dollar", "$$x"));
  private final List<String> warnings = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a$name-b            | avalue-b",
        "$$name $$           | $name $",
        "${name}             | value",
        "$(name)             | value",
        "${ name }           | value",
        "$nameless           | ``",
        "x${undefined}y      | xy",
        "$indirect           | <value>",
        "$dollar             | $x",
        "${name?yes}         | yes",
        "${empty?yes}        | ``",
        "${name:no}          | ``",
        "${undefined:no}     | no",
        "${hidden?raw text counts} | raw text counts",
        "${name?{a}:{b}}     | a",
        "${empty?{a}:{b}}    | b",
        "${empty?{a}:b}      | b",
        "${name ? {a} : {b}} | a",
        "${name?{ a }:{b}}   | ` a `",
        "${name? a}          | ` a`",
        "${name??:{b}ar}     | ?:{b}ar",
        "${name?$(indirect)} | <value>",
        "$(name?${empty:x})  | x",
        "$(name?a(b)c)       | a(b)c",
        "${{a}=={a}}         | true",
        "${{a}=={b}}         | ``",
        "${{$n9}<{$n10}?lt}  | lt",
        "${{x9} < {x10} ? {lt} : {ge}} | ge",
        "${{007} == {7} ? {number} : {text}} | number",
        "${{a}!={b}?{ne}}    | ne",
        "${{2}<={2}?{le}}    | le",
        "${{3}>={2}?{ge}}    | ge",
        "${{3} > {2} : {not}} | ``",
        "${{3.9} <level {3.10} ? {older} : {newer}} | older",
        "${{3.9} < {3.10} ? {older} : {newer}} | newer",
        "${{3} ==level {3.0.0} ? {same}} | same",
        "${{$undefined} == {} ? {both empty}} | both empty",
        "${name?{${empty?{x}:{$name}}}:{}} | value",
        "${name?{ok}:{$}}    | ok",
      })
  void expands(String text, String result) {
    assertEquals(result, expand(text));
    assertEquals(List.of(), warnings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a $ b      | empty macro name: \"a $ b\"",
        "${}        | empty macro name: \"${}\"",
        "x ${name   | truncated macro reference: \"x ${name\"",
        "$(a(b)     | truncated macro reference: \"$(a(b)\"",
        "${a>-b}    | attribute name syntax error at: \"...a>>>>-b\"",
        "${a b}     | attribute name syntax error at: \"...a>>> b\"",
        "${name?{a}x} | \":\" expected at: \"...a}>>>x\"",
        "${name?{a}:{b}x} | unexpected input at: \"...b}>>>x\"",
        "${{a}=={a}x} | \"?\" or \":\" expected at: \"...}>>>x\"",
        "${{a} = {a}} | \"==\" or \"!=\"\" or \"<\"\" or \"<=\"\" or \">=\"\" or \">\" expected at:"
            + " \"...a}>>>= {a}\"",
        "${{a}}     | \"==\" or \"!=\"\" or \"<\"\" or \"<=\"\" or \">=\"\" or \">\" expected at:"
            + " \"...a}>>>\"",
        "${{a} <foo {b}} | bad operator suffix at: \"...<>>>foo\"",
        "${{a} <level b} | \"{expression}\" expected at: \"...{a} <>>> b\"",
        "${{1.x} <level {3}} | malformed compatibility level syntax: \"1.x\"",
        "$({a)      | unbalanced {} in attribute expression: \"{a\"",
      })
  void reportsSyntaxErrors(String text, String warning) {
    assertFails(text);
    assertEquals(List.of(warning), warnings);
  }

  @Test
  void selfReferenceIsReportedOnce() {
    names.put("self", "a $self b");
    assertFails("$self");
    assertEquals(List.of("unreasonable macro call nesting: \"a \""), warnings);
  }

  @Test
  void hundredLevelsAreFineAndMoreAreNot() {
    names.put("l0", "end");
    for (int i = 1; i <= 200; i++) {
      names.put("l" + i, "$l" + (i - 1));
    }
    assertEquals("end", expand("$l99"));
    assertFails("$l100");
  }

  @Test
  void selfReferenceInAnOperandEndsToo() {
    names.put("self", "${{$self} == {x} ? {a} : {b}}");
    assertFails("$self");
    assertEquals(
        List.of("unreasonable macro call nesting: \"{$self} == {x} ? {a} : {b}\""), warnings);
  }

  @Test
  void valueThatDoublesAtEachLevelIsRefusedBeforeItFillsTheMemory() {
    names.put("d0", "0123456789");
    for (int i = 1; i < 90; i++) {
      names.put("d" + i, "$d" + (i - 1) + "$d" + (i - 1));
    }
    assertFails("$d89");
    assertEquals(1, warnings.size());
  }

  @Test
  void secondErrorInTheSameTextIsReportedToo() {
    assertFails("${a b} $ x");
    assertEquals(
        List.of(
            "attribute name syntax error at: \"...a>>> b\"", "empty macro name: \"${a b} $ x\""),
        warnings);
  }

  @Test
  void bothOperandsAreChecked() {
    assertFails("${{$} == {${a b}}}");
    assertEquals(
        List.of("empty macro name: \"$\"", "attribute name syntax error at: \"...a>>> b\""),
        warnings);
  }

  @Test
  void numberBeyondSixtyFourBitsIsFatal() {
    assertEquals(
        "mac_exp_eval: bad conversion: 99999999999999999999",
        assertThrows(ConfigurationException.class, () -> expand("${{1} < {99999999999999999999}}"))
            .getMessage());
  }

  private String expand(String text) {
    return MacroExpansion.expand(text, names::get, warnings::add);
  }

  private void assertFails(String text) {
    assertEquals(
        "dictionary mail_dict: macro processing error",
        assertThrows(ConfigurationException.class, () -> expand(text)).getMessage());
  }
}
