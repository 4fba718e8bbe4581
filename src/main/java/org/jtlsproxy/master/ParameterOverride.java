package org.jtlsproxy.master;

/**
 * One {@code -o name=value}: a main.cf setting for this service only (master(5)).
 *
 * @param name the parameter name; not empty, no blanks
 * @param value the text after the equals sign without the blanks around it; {@code $name} is not
 *     yet expanded
 */
public record ParameterOverride(String name, String value) {

  /**
   * Splits the argument of {@code -o}, by the rules of a main.cf line.
   *
   * @throws UsageException if the name or the equals sign is missing
   */
  static ParameterOverride parse(String argument) {
    int nameStart = skipBlanks(argument, 0);
    int nameEnd = nameStart;
    while (nameEnd < argument.length()
        && argument.charAt(nameEnd) != '='
        && !Blank.is(argument.charAt(nameEnd))) {
      nameEnd++;
    }
    if (nameEnd == nameStart) {
      throw invalid(argument, "missing attribute name");
    }
    int equalsSign = skipBlanks(argument, nameEnd);
    if (equalsSign == argument.length() || argument.charAt(equalsSign) != '=') {
      throw invalid(argument, "missing '=' after attribute name");
    }
    int valueStart = skipBlanks(argument, equalsSign + 1);
    int valueEnd = argument.length();
    while (valueEnd > valueStart && Blank.is(argument.charAt(valueEnd - 1))) {
      valueEnd--;
    }
    return new ParameterOverride(
        argument.substring(nameStart, nameEnd), argument.substring(valueStart, valueEnd));
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && Blank.is(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static UsageException invalid(String argument, String why) {
    return new UsageException("invalid \"-o " + argument + "\" option value: " + why);
  }
}
