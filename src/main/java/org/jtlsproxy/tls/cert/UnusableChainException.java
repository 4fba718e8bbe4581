package org.jtlsproxy.tls.cert;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why keys and certificates cannot be used, as lines for the log. */
final class UnusableChainException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> warnings = new ArrayList<>(3);

  /**
   * One reason.
   *
   * @param warning Postfix's text; null where Postfix has none of its own
   * @param problem what the code that looked at the bytes has to say, if anything
   */
  UnusableChainException(@Nullable String warning, @Nullable String problem) {
    if (warning != null) {
      warnings.add(warning);
    }
    if (problem != null) {
      warnings.add("TLS library problem: " + problem);
    }
  }

  /**
   * One reason and a last line.
   *
   * @param closing what follows from it
   */
  UnusableChainException(@Nullable String warning, @Nullable String problem, String closing) {
    this(warning, problem);
    warnings.add(closing);
  }

  List<String> warnings() {
    return warnings;
  }
}
