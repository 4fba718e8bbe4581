package org.jtlsproxy.config;

/**
 * The configuration cannot be used and the process must end. The message is what Postfix logs after
 * {@code fatal: }.
 */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;

  /**
   * A fatal problem.
   *
   * @param text the log text without the {@code fatal: } in front
   */
  public ConfigurationException(String text) {
    super(text);
    this.text = text;
  }

  /** The log text without the {@code fatal: } in front. */
  @Override
  public String getMessage() {
    return text;
  }
}
