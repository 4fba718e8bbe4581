package org.jtlsproxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;

/**
 * What the JVM has decoded, turned back into bytes. Postfix knows no encodings: inside this program
 * text from outside holds one byte per char, so that it comes out as it came in. The launcher sets
 * a locale in which the JVM decodes UTF-8.
 */
final class OuterText {
  private OuterText() {}

  /** Command line arguments. */
  static String[] words(String[] decoded) {
    String[] words = new String[decoded.length];
    for (int i = 0; i < decoded.length; i++) {
      words[i] = bytes(decoded[i]);
    }
    return words;
  }

  /** Environment variables. */
  static Map<String, String> variables(Map<String, String> decoded) {
    Map<String, String> variables = new HashMap<>();
    for (Map.Entry<String, String> variable : decoded.entrySet()) {
      variables.put(variable.getKey(), bytes(variable.getValue()));
    }
    return variables;
  }

  private static String bytes(String decoded) {
    return new String(decoded.getBytes(UTF_8), ISO_8859_1);
  }
}
