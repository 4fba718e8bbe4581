package org.jtlsproxy.config;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Expansion of {@code $name} and of what may stand in brackets, as described in postconf(5). What a
 * name stands for is expanded in turn.
 *
 * <p>A syntax error is reported as a warning where it is found; expansion then runs to the end
 * without result, so that a second error in the same text is reported too, as Postfix does.
 */
final class MacroExpansion {
  /** What a name stands for, before expansion. */
  @FunctionalInterface
  interface Lookup {
    @Nullable String get(String name);
  }

  /** Text and names that one value may pass through. */
  private static final long LARGEST_EFFORT = 16L << 20;

  private static final int DEEPEST_NESTING = 100;

  /**
   * What an expansion and those inside its operands have used up together. Postfix has no limit on
   * the size, and none on the depth inside operands: a reference that doubles at each of its 100
   * levels fills the memory, a self-reference inside an operand overflows the stack. Postfix also
   * repeats its complaint for each reference on the way out; once is enough.
   */
  private static final class Effort {
    private long spent;
    private int depth;
  }

  private final Lookup lookup;
  private final Consumer<String> warnings;
  private final Effort effort;
  private final StringBuilder result = new StringBuilder();
  private boolean failed;

  private MacroExpansion(Lookup lookup, Consumer<String> warnings, Effort effort) {
    this.lookup = lookup;
    this.warnings = warnings;
    this.effort = effort;
  }

  /**
   * Expands a value.
   *
   * @param warnings receives the description of each syntax error
   * @throws ConfigurationException after a syntax error
   */
  static String expand(String text, Lookup lookup, Consumer<String> warnings) {
    if (text.indexOf('$') < 0) {
      return text;
    }
    MacroExpansion expansion = new MacroExpansion(lookup, warnings, new Effort());
    expansion.scan(text);
    if (expansion.failed) {
      throw new ConfigurationException("dictionary mail_dict: macro processing error");
    }
    return expansion.result.toString();
  }

  /** Goes through literal text and references, from left to right. */
  void scan(String text) {
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '$') {
        literal.append(c);
        at++;
        continue;
      }
      if (at + 1 < text.length() && text.charAt(at + 1) == '$') {
        literal.append('$');
        at += 2;
        continue;
      }
      emit(literal);
      at++;
      String reference;
      char open = at < text.length() ? text.charAt(at) : 0;
      if (open == '(' || open == '{') {
        int end = endOfBrackets(text, at);
        if (end < 0) {
          warn("truncated macro reference: \"" + text + "\"");
        }
        if (failed) {
          return;
        }
        reference = text.substring(at + 1, end - 1);
        at = end;
      } else {
        int end = at;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
          end++;
        }
        reference = text.substring(at, end);
        at = end;
      }
      if (reference.isEmpty()) {
        warn("empty macro name: \"" + text + "\"");
        return;
      }
      refer(reference);
    }
    emit(literal);
  }

  /** Where a bracketed text ends that starts at {@code open}; only brackets of its kind count. */
  static int endOfBrackets(String text, int open) {
    char opening = text.charAt(open);
    char closing = opening == '(' ? ')' : '}';
    int level = 1;
    for (int at = open + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == opening) {
        level++;
      } else if (c == closing && --level == 0) {
        return at + 1;
      }
    }
    return -1;
  }

  private void emit(StringBuilder literal) {
    if (!literal.isEmpty() && enter(literal.toString())) {
      result.append(literal);
      effort.depth--;
    }
    literal.setLength(0);
  }

  private void refer(String reference) {
    if (enter(reference)) {
      new MacroExpression(reference, this).evaluate();
      effort.depth--;
    }
  }

  private boolean enter(String what) {
    effort.spent += 1 + what.length();
    boolean tooMuch = effort.depth++ > DEEPEST_NESTING || effort.spent > LARGEST_EFFORT;
    if (tooMuch && !failed) {
      warn("unreasonable macro call nesting: \"" + what + "\"");
    }
    return !failed;
  }

  /** Reports a syntax error. */
  void warn(String problem) {
    warnings.accept(problem);
    failed = true;
  }

  /** Whether a syntax error has been reported. */
  boolean hasFailed() {
    return failed;
  }

  /** What a name stands for, before expansion. */
  @Nullable String lookUp(String name) {
    return lookup.get(name);
  }

  /** Expands an operand on its own; its errors are those of the whole. */
  String expandOperand(String operand) {
    MacroExpansion inner = new MacroExpansion(lookup, warnings, effort);
    int depth = effort.depth;
    inner.scan(operand);
    effort.depth = depth;
    failed |= inner.failed;
    return inner.result.toString();
  }

  static boolean isNameCharacter(char c) {
    return Bytes.isAlphanumeric(c) || c == '_';
  }
}
