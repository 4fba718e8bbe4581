package org.jtlsproxy.config;

import org.jspecify.annotations.Nullable;

/**
 * One reference, without the dollar sign and the brackets: a name, or a comparison of two operands,
 * and perhaps what to put in its place when it is empty or not (postconf(5)).
 */
final class MacroExpression {
  private static final String OPERATOR_CHARACTERS = "<>!=?+-*/~&|%";
  private static final String OPERATORS =
      "\"==\" or \"!=\"\" or \"<\"\" or \"<=\"\" or \">=\"\" or \">\"";
  private static final int EXCERPT = 20;
  private static final char NONE = 0;

  private final String text;
  private final MacroExpansion expansion;
  private int at;

  MacroExpression(String text, MacroExpansion expansion) {
    this.text = text;
    this.expansion = expansion;
  }

  void evaluate() {
    at = skipSpace(0);
    String value;
    char selector;
    if (startsWith('{')) {
      Boolean holds = comparison();
      if (holds == null) {
        return;
      }
      value = holds ? "true" : "";
      selector = at < text.length() ? text.charAt(at) : NONE;
      if (selector != NONE && selector != '?' && selector != ':') {
        expansion.warn("\"?\" or \":\" expected at: \"...}>>>" + excerpt() + "\"");
        return;
      }
      at += selector == NONE ? 0 : 1;
    } else {
      int nameStart = at;
      int nameEnd = endOfName();
      if (nameEnd < 0) {
        return;
      }
      selector = at < text.length() ? text.charAt(at) : NONE;
      at += selector == NONE ? 0 : 1;
      value = expansion.lookUp(text.substring(nameStart, nameEnd));
    }
    boolean present = value != null && !value.isEmpty();
    switch (selector) {
      case '?' -> ifPresent(present);
      case ':' -> ifAbsent(!present);
      default -> {
        if (value != null && present) {
          expansion.scan(value);
        }
      }
    }
  }

  private void ifPresent(boolean chosen) {
    String operand = operand();
    if (operand == null) {
      return;
    }
    if (chosen) {
      expansion.scan(operand);
    }
    if (at == text.length()) {
      return;
    }
    if (text.charAt(at) != ':') {
      expansion.warn("\":\" expected at: \"..." + operand + "}>>>" + excerpt() + "\"");
      return;
    }
    at++;
    ifAbsent(!chosen);
  }

  private void ifAbsent(boolean chosen) {
    String operand = operand();
    if (operand == null) {
      return;
    }
    if (chosen) {
      expansion.scan(operand);
    }
    if (at < text.length()) {
      expansion.warn("unexpected input at: \"..." + operand + "}>>>" + excerpt() + "\"");
    }
  }

  /** Text in braces, else everything that is left; null after an error. */
  private @Nullable String operand() {
    int next = skipSpace(at);
    if (next < text.length() && text.charAt(next) == '{') {
      at = next;
      return braced();
    }
    String rest = text.substring(at);
    at = text.length();
    return rest;
  }

  /** Moves to what follows the name and the blanks after it; -1 after an error. */
  private int endOfName() {
    while (true) {
      int next = skipSpace(at);
      if (next == text.length() || text.charAt(next) == '?' || text.charAt(next) == ':') {
        int end = at;
        at = next;
        return end;
      }
      if (!MacroExpansion.isNameCharacter(text.charAt(at))) {
        expansion.warn(
            "attribute name syntax error at: \"..."
                + text.substring(0, at)
                + ">>>"
                + excerpt()
                + "\"");
        return -1;
      }
      at++;
    }
  }

  /** Evaluates {@code {left} operator {right}}; null after an error. */
  private @Nullable Boolean comparison() {
    String left = braced();
    if (left == null) {
      return null;
    }
    int symbolStart = at;
    while (at < text.length() && OPERATOR_CHARACTERS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String symbol = text.substring(symbolStart, at);
    RelationalOperator operator = RelationalOperator.of(symbol);
    if (operator == null) {
      at = symbolStart;
      expansion.warn(OPERATORS + " expected at: \"..." + left + "}>>>" + excerpt() + "\"");
      return null;
    }
    int suffixStart = at;
    while (at < text.length() && Bytes.isAlphanumeric(text.charAt(at))) {
      at++;
    }
    String suffix = text.substring(suffixStart, at);
    if (!suffix.isEmpty() && !suffix.equals("level")) {
      expansion.warn("bad operator suffix at: \"..." + symbol + ">>>" + suffix + "\"");
      return null;
    }
    int next = skipSpace(at);
    if (next == text.length() || text.charAt(next) != '{') {
      expansion.warn(
          "\"{expression}\" expected at: \"...{" + left + "} " + symbol + ">>>" + excerpt() + "\"");
      return null;
    }
    at = next;
    String right = braced();
    if (right == null) {
      return null;
    }
    return compare(
        expansion.expandOperand(left), operator, !suffix.isEmpty(), expansion.expandOperand(right));
  }

  private @Nullable Boolean compare(
      String left, RelationalOperator operator, boolean asLevels, String right) {
    if (asLevels) {
      CompatibilityLevel leftLevel = level(left);
      CompatibilityLevel rightLevel = leftLevel == null ? null : level(right);
      if (expansion.hasFailed() || leftLevel == null || rightLevel == null) {
        return null;
      }
      return operator.holds(leftLevel.compareTo(rightLevel));
    }
    int comparison = RelationalOperator.compareText(left, right);
    return expansion.hasFailed() ? null : Boolean.valueOf(operator.holds(comparison));
  }

  private @Nullable CompatibilityLevel level(String operand) {
    CompatibilityLevel level = CompatibilityLevel.parse(operand).orElse(null);
    if (level == null) {
      expansion.warn(CompatibilityLevel.malformed(operand));
    }
    return level;
  }

  /** The text between balanced braces; moves past the blanks after them. Null after an error. */
  private @Nullable String braced() {
    int end = MacroExpansion.endOfBrackets(text, at);
    if (end < 0) {
      expansion.warn("unbalanced {} in attribute expression: \"" + text.substring(at) + "\"");
      return null;
    }
    String payload = text.substring(at + 1, end - 1);
    at = skipSpace(end);
    return payload;
  }

  private boolean startsWith(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private int skipSpace(int from) {
    int next = from;
    while (next < text.length() && Bytes.isExpressionSpace(text.charAt(next))) {
      next++;
    }
    return next;
  }

  private String excerpt() {
    return Bytes.atMost(EXCERPT, text.substring(at));
  }
}
