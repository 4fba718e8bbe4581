package org.jtlsproxy.tls;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which cipher suites up to TLS 1.2 a role accepts. */
public sealed interface CipherPolicy {
  /**
   * These suites.
   *
   * @param suites best first; empty when the engine has none of those that are wanted, so that only
   *     TLS 1.3 is possible
   */
  record Accepting(List<CipherSuite> suites) implements CipherPolicy {
    /** Takes a copy. */
    public Accepting {
      suites = List.copyOf(suites);
    }
  }

  /**
   * No session is possible.
   *
   * @param problem the text that Postfix logs for each session, after {@code warning: NAMADDR: }
   */
  record Failing(String problem) implements CipherPolicy {}

  /** What Postfix's default lists leave. */
  static CipherPolicy defaults() {
    return CipherList.evaluate("aNULL:-aNULL:HIGH:@STRENGTH")
            instanceof CipherList.Outcome.Chosen chosen
        ? new Accepting(chosen.suites())
        : new Accepting(List.of());
  }

  /**
   * Puts a grade and its exclusions together, as Postfix does for each session.
   *
   * @param gradeName parameter smtpd_tls_ciphers or its like
   * @param exclusions the words to exclude, separated by commas, blanks or colons
   * @param lists the cipher list of every grade
   */
  static CipherPolicy of(String gradeName, String exclusions, Map<CipherGrade, String> lists) {
    Optional<CipherGrade> grade = CipherGrade.parse(gradeName);
    if (grade.isEmpty()) {
      return new Failing("invalid cipher grade: \"" + gradeName + "\"");
    }
    StringBuilder list = new StringBuilder(Objects.requireNonNull(lists.get(grade.get())));
    int at = 0;
    while (at < exclusions.length()) {
      int end = at;
      while (end < exclusions.length() && ", \t\r\n:".indexOf(exclusions.charAt(end)) < 0) {
        end++;
      }
      if (end > at) {
        String word = exclusions.substring(at, end);
        if ("!+-@".indexOf(word.charAt(0)) >= 0) {
          return new Failing("invalid unary '!+-@' in cipher exclusion: " + word);
        }
        list.append(":!").append(word);
      }
      at = end + 1;
    }
    CipherList.Outcome outcome = CipherList.evaluate(list.toString());
    if (outcome instanceof CipherList.Outcome.Chosen chosen) {
      return new Accepting(chosen.suites());
    }
    return outcome instanceof CipherList.Outcome.NothingHere
        ? new Accepting(List.of())
        : new Failing("error setting cipher grade: \"" + gradeName + "\"");
  }
}
