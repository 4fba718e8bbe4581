package org.jtlsproxy.config;

import java.util.Optional;

/** The syntax of host names, as every part of Postfix checks it. */
public final class HostName {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_LABEL = 63;
  private static final int EXCERPT = 100;

  private HostName() {}

  /**
   * Says what is wrong with a name: letters, digits, hyphens and underscores make labels of 1 to 63
   * bytes; dots separate them; 255 bytes at most; not all numeric.
   *
   * @return the text that Postfix logs after {@code valid_hostname: }, or nothing for a valid name
   */
  public static Optional<String> problemWith(String name) {
    if (name.isEmpty()) {
      return Optional.of("empty hostname");
    }
    String excerpt = Bytes.atMost(EXCERPT, name);
    int labelLength = 0;
    boolean numeric = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      char next = i + 1 < name.length() ? name.charAt(i + 1) : 0;
      if (Bytes.isAlphanumeric(c) || c == '_') {
        labelLength++;
        if (labelLength > LONGEST_LABEL) {
          return Optional.of("hostname label too long: " + excerpt);
        }
        numeric &= Bytes.isDigit(c);
      } else if (c == '.') {
        if (labelLength == 0 || next == 0) {
          return Optional.of("misplaced delimiter: " + excerpt);
        }
        labelLength = 0;
      } else if (c == '-') {
        numeric = false;
        labelLength++;
        if (labelLength == 1 || next == 0 || next == '.') {
          return Optional.of("misplaced hyphen: " + excerpt);
        }
      } else {
        return Optional.of("invalid character " + (int) c + "(decimal): " + excerpt);
      }
    }
    if (numeric) {
      return Optional.of("numeric hostname: " + excerpt);
    }
    if (name.length() > LONGEST_NAME) {
      return Optional.of("bad length " + name.length() + " for " + excerpt + "...");
    }
    return Optional.empty();
  }
}
