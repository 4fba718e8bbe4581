package org.jtlsproxy.config;

/**
 * One {@code name = value}, as a line of main.cf and the argument of {@code -o} have it.
 *
 * @param name everything from the first non-blank up to a blank or the equals sign; not empty
 * @param value the text after the equals sign without the blanks around it; may be empty
 */
public record NameValue(String name, String value) {

  /** Receives the reason why a text is not a {@code name = value} and makes an exception of it. */
  @FunctionalInterface
  interface Complaint {
    ConfigurationException because(String reason);
  }

  /**
   * Splits the argument of a daemon's {@code -o} option, see master(5).
   *
   * @throws ConfigurationException if the name or the equals sign is missing
   */
  public static NameValue ofOption(String argument) {
    return parse(
        argument,
        reason ->
            new ConfigurationException("invalid \"-o " + argument + "\" option value: " + reason));
  }

  /**
   * Splits a text that holds no NUL byte.
   *
   * @throws ConfigurationException made by {@code complaint}, if name or equals sign is missing
   */
  static NameValue parse(String text, Complaint complaint) {
    int nameStart = skipSpace(text, 0);
    int nameEnd = nameStart;
    while (nameEnd < text.length()
        && text.charAt(nameEnd) != '='
        && !Bytes.isSpace(text.charAt(nameEnd))) {
      nameEnd++;
    }
    if (nameEnd == nameStart) {
      throw complaint.because("missing attribute name");
    }
    int equalsSign = skipSpace(text, nameEnd);
    if (equalsSign == text.length() || text.charAt(equalsSign) != '=') {
      throw complaint.because("missing '=' after attribute name");
    }
    int valueStart = skipSpace(text, equalsSign + 1);
    int valueEnd = text.length();
    while (valueEnd > valueStart && Bytes.isSpace(text.charAt(valueEnd - 1))) {
      valueEnd--;
    }
    return new NameValue(text.substring(nameStart, nameEnd), text.substring(valueStart, valueEnd));
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && Bytes.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
