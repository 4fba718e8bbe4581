package org.jtlsproxy.config;

import java.time.Duration;

/**
 * What values a parameter takes. Bounds of 0 mean that there is no bound, as in Postfix's own
 * tables.
 *
 * @param <T> the type of the value in Java
 */
public sealed interface ParameterType<T> {

  /** The Java type. */
  Class<T> valueClass();

  /**
   * Makes a value of an expanded text.
   *
   * @throws ConfigurationException if the text is no such value, or out of bounds
   */
  T convert(Parameter<T> parameter, String text);

  /**
   * Any text.
   *
   * @param minimum the least length in bytes
   * @param maximum the greatest length in bytes
   */
  record Text(int minimum, int maximum) implements ParameterType<String> {
    @Override
    public Class<String> valueClass() {
      return String.class;
    }

    @Override
    public String convert(Parameter<String> parameter, String text) {
      int length = text.length();
      if (minimum != 0 && length < minimum) {
        throw badLength(parameter, length + " < " + minimum, text);
      }
      if (maximum != 0 && length > maximum) {
        throw badLength(parameter, length + " > " + maximum, text);
      }
      return text;
    }

    private static ConfigurationException badLength(
        Parameter<String> parameter, String comparison, String text) {
      return new ConfigurationException(
          "bad string length " + comparison + ": " + parameter.name() + " = " + text);
    }
  }

  /** {@code yes} or {@code no}, in any case. */
  record YesNo() implements ParameterType<Boolean> {
    @Override
    public Class<Boolean> valueClass() {
      return Boolean.class;
    }

    @Override
    public Boolean convert(Parameter<Boolean> parameter, String text) {
      if (text.equalsIgnoreCase("yes")) {
        return true;
      }
      if (text.equalsIgnoreCase("no")) {
        return false;
      }
      throw new ConfigurationException(
          "bad boolean configuration: " + parameter.name() + " = " + text);
    }
  }

  /** A decimal number of 32 bits. */
  record Int(int minimum, int maximum) implements ParameterType<Integer> {
    @Override
    public Class<Integer> valueClass() {
      return Integer.class;
    }

    @Override
    public Integer convert(Parameter<Integer> parameter, String text) {
      Strtol number = wholeNumber(parameter, text);
      if (!number.fitsInt()) {
        throw badNumber(parameter, text);
      }
      return (int) bounded(parameter, number.value(), minimum, maximum);
    }
  }

  /** A decimal number of 64 bits. */
  record LongInt(long minimum, long maximum) implements ParameterType<Long> {
    @Override
    public Class<Long> valueClass() {
      return Long.class;
    }

    @Override
    public Long convert(Parameter<Long> parameter, String text) {
      Strtol number = wholeNumber(parameter, text);
      return bounded(parameter, number.value(), minimum, maximum);
    }
  }

  /**
   * A time: a number and perhaps one of the units {@code s m h d w}. The unit of a bare number is
   * that of the default value. What follows the unit is ignored.
   *
   * @param minimum the shortest time in seconds
   * @param maximum the longest time in seconds
   */
  record Time(int minimum, int maximum) implements ParameterType<Duration> {
    @Override
    public Class<Duration> valueClass() {
      return Duration.class;
    }

    @Override
    public Duration convert(Parameter<Duration> parameter, String text) {
      Strtol number = Strtol.parse(text, 0);
      char unit =
          number.end() < text.length()
              ? text.charAt(number.end())
              : unitOf(parameter.defaultText());
      int secondsPerUnit = secondsPer(unit);
      if (text.isEmpty()
          || !number.fitsInt()
          || number.value() < 0
          || secondsPerUnit == 0
          || (secondsPerUnit > 1 && number.value() >= Integer.MAX_VALUE / secondsPerUnit)) {
        throw new ConfigurationException(
            "parameter " + parameter.name() + ": bad time value or unit: " + text);
      }
      long seconds = number.value() * secondsPerUnit;
      if (minimum != 0 && seconds < minimum) {
        throw new ConfigurationException(
            "invalid " + parameter.name() + ": " + seconds + " (min " + minimum + ")");
      }
      if (maximum != 0 && seconds > maximum) {
        throw new ConfigurationException(
            "invalid " + parameter.name() + ": " + seconds + " (max " + maximum + ")");
      }
      return Duration.ofSeconds(seconds);
    }

    private static char unitOf(String defaultText) {
      for (int i = 0; i < defaultText.length(); i++) {
        if (Bytes.isLetter(defaultText.charAt(i))) {
          return defaultText.charAt(i);
        }
      }
      throw new IllegalArgumentException("a default without unit: " + defaultText);
    }

    private static int secondsPer(char unit) {
      return switch (unit) {
        case 's' -> 1;
        case 'm' -> 60;
        case 'h' -> 60 * 60;
        case 'd' -> 24 * 60 * 60;
        case 'w' -> 7 * 24 * 60 * 60;
        default -> 0;
      };
    }
  }

  private static Strtol wholeNumber(Parameter<?> parameter, String text) {
    Strtol number = Strtol.parse(text, 0);
    if (text.isEmpty() || number.end() != text.length() || number.outOfRange()) {
      throw badNumber(parameter, text);
    }
    return number;
  }

  private static ConfigurationException badNumber(Parameter<?> parameter, String text) {
    return new ConfigurationException(
        "bad numerical configuration: " + parameter.name() + " = " + text);
  }

  private static long bounded(Parameter<?> parameter, long value, long minimum, long maximum) {
    String invalid = "invalid " + parameter.name() + " parameter value " + value;
    if (minimum != 0 && value < minimum) {
      throw new ConfigurationException(invalid + " < " + minimum);
    }
    if (maximum != 0 && value > maximum) {
      throw new ConfigurationException(invalid + " > " + maximum);
    }
    return value;
  }
}
