package org.jtlsproxy.config;

import java.time.Duration;

/**
 * One row of the table of parameters. Two parameters are the same only if they are one object: the
 * constants in the table classes are the keys of {@link Configuration#get}.
 *
 * @param <T> the type of the value: String, Boolean, Integer, Long or Duration (whole seconds)
 */
public final class Parameter<T> {
  private final String name;
  private final ParameterType<T> type;
  private final String defaultText;
  private final String since;
  private final Support support;
  private final String note;

  private Parameter(
      String name,
      ParameterType<T> type,
      String defaultText,
      String since,
      Support support,
      String note) {
    this.name = name;
    this.type = type;
    this.defaultText = defaultText;
    this.since = since;
    this.support = support;
    this.note = note;
  }

  private static <T> Parameter<T> of(String name, ParameterType<T> type, String defaultText) {
    return new Parameter<>(name, type, defaultText, "", Support.HONOURED, "");
  }

  static Parameter<String> text(String name, String defaultText) {
    return text(name, defaultText, 0, 0);
  }

  static Parameter<String> nonEmptyText(String name, String defaultText) {
    return text(name, defaultText, 1, 0);
  }

  static Parameter<String> text(String name, String defaultText, int minimum, int maximum) {
    return of(name, new ParameterType.Text(minimum, maximum), defaultText);
  }

  static Parameter<Boolean> yesNo(String name, String defaultText) {
    return of(name, new ParameterType.YesNo(), defaultText);
  }

  static Parameter<Integer> integer(String name, String defaultText, int minimum, int maximum) {
    return of(name, new ParameterType.Int(minimum, maximum), defaultText);
  }

  static Parameter<Long> longInteger(String name, String defaultText, long minimum, long maximum) {
    return of(name, new ParameterType.LongInt(minimum, maximum), defaultText);
  }

  static Parameter<Duration> time(String name, String defaultText, int minimum, int maximum) {
    return of(name, new ParameterType.Time(minimum, maximum), defaultText);
  }

  Parameter<T> since(String version) {
    return new Parameter<>(name, type, defaultText, version, support, note);
  }

  Parameter<T> partly(String what) {
    return new Parameter<>(name, type, defaultText, since, Support.PARTLY, what);
  }

  Parameter<T> noEffect(String why) {
    return new Parameter<>(name, type, defaultText, since, Support.NO_EFFECT, why);
  }

  Parameter<T> notYet() {
    return new Parameter<>(name, type, defaultText, since, Support.NOT_YET, "no effect yet");
  }

  /** The name as main.cf spells it. */
  public String name() {
    return name;
  }

  /** The type and its bounds. */
  public ParameterType<T> type() {
    return type;
  }

  /** The default as {@code postconf -d} prints it, with its {@code $name} references. */
  public String defaultText() {
    return defaultText;
  }

  /** The first Postfix version that has the parameter; empty if it is older than version 2.0. */
  public String since() {
    return since;
  }

  /** How far the parameter is honoured. */
  public Support support() {
    return support;
  }

  /** What is missing when it is not wholly honoured; one phrase, else empty. */
  public String note() {
    return note;
  }

  T convert(String text) {
    return type.convert(this, text);
  }

  @Override
  public String toString() {
    return name;
  }
}
