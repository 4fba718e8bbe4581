package org.jtlsproxy.config;

import org.jspecify.annotations.Nullable;

/** The operators of {@code ${{left} operator {right}}}. */
enum RelationalOperator {
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER_OR_EQUAL(">="),
  GREATER(">");

  private final String symbol;

  RelationalOperator(String symbol) {
    this.symbol = symbol;
  }

  static @Nullable RelationalOperator of(String symbol) {
    for (RelationalOperator operator : values()) {
      if (operator.symbol.equals(symbol)) {
        return operator;
      }
    }
    return null;
  }

  /** Whether two operands are so related, given the sign of their comparison. */
  boolean holds(int comparison) {
    return switch (this) {
      case EQUAL -> comparison == 0;
      case NOT_EQUAL -> comparison != 0;
      case LESS -> comparison < 0;
      case LESS_OR_EQUAL -> comparison <= 0;
      case GREATER_OR_EQUAL -> comparison >= 0;
      case GREATER -> comparison > 0;
    };
  }

  /**
   * Compares as numbers if both operands are all digits, else byte by byte.
   *
   * @throws ConfigurationException if a number does not fit 64 bits
   */
  static int compareText(String left, String right) {
    if (allDigits(left) && allDigits(right)) {
      return Long.compare(number(left), number(right));
    }
    return left.compareTo(right);
  }

  private static boolean allDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Bytes.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static long number(String digits) {
    Strtol number = Strtol.parse(digits, 0);
    if (number.outOfRange()) {
      throw new ConfigurationException("mac_exp_eval: bad conversion: " + digits);
    }
    return number.value();
  }
}
