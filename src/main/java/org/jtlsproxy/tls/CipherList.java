package org.jtlsproxy.tls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluates OpenSSL's cipher lists, see ciphers(1), over the suites up to TLS 1.2 that the engine
 * has. The suites of TLS 1.3 are no part of such lists.
 */
public final class CipherList {
  private static final int TLS12 = 0x0303;
  private static final String DEFAULT = "DEFAULT";
  private static final String DEFAULT_RULE = "ALL:!COMPLEMENTOFDEFAULT:!eNULL";
  private static final String SECURITY_LEVEL = "SECLEVEL=";

  /** Best first; those that a list has not chosen, too, because where they stand matters later. */
  private List<CipherSuite> order = new ArrayList<>();

  private final Set<CipherSuite> active = EnumSet.noneOf(CipherSuite.class);

  /** Whether OpenSSL could have chosen a suite that is not here. */
  private boolean elsewhere;

  private String text = "";
  private int at;

  /** What a list comes to. */
  public sealed interface Outcome {
    /**
     * The list chooses suites that the engine has.
     *
     * @param suites at least one, best first
     */
    record Chosen(List<CipherSuite> suites) implements Outcome {}

    /** The list makes sense, but what it chooses the engine has not. */
    record NothingHere() implements Outcome {}

    /** OpenSSL would refuse the list. */
    record Invalid() implements Outcome {}
  }

  private CipherList() {
    for (CipherSuite suite : CipherSuite.values()) {
      if (suite.worksIn(TLS12)) {
        order.add(suite);
      }
    }
  }

  /** Evaluates a list. */
  public static Outcome evaluate(String list) {
    CipherList evaluation = new CipherList();
    String rest = list;
    if (list.startsWith(DEFAULT)) {
      // No word like others: it counts only at the beginning, and ends without a separator.
      evaluation.apply(DEFAULT_RULE);
      rest = list.substring(DEFAULT.length());
    }
    if (!evaluation.apply(rest)) {
      return new Outcome.Invalid();
    }
    List<CipherSuite> chosen = new ArrayList<>(evaluation.order);
    chosen.retainAll(evaluation.active);
    if (!chosen.isEmpty()) {
      return new Outcome.Chosen(List.copyOf(chosen));
    }
    return evaluation.elsewhere ? new Outcome.NothingHere() : new Outcome.Invalid();
  }

  /**
   * Applies one item after the other.
   *
   * @return false where OpenSSL stops with an error
   */
  private boolean apply(String list) {
    text = list;
    at = 0;
    while (at < text.length()) {
      char operator = text.charAt(at);
      if (isSeparator(operator)) {
        at++;
      } else if (operator == '@') {
        at++;
        if (!command(name())) {
          return false;
        }
        skipItem();
      } else {
        boolean explicit = operator == '-' || operator == '+' || operator == '!';
        if (explicit) {
          at++;
        }
        if (!item(explicit ? operator : ' ')) {
          return false;
        }
      }
    }
    return true;
  }

  /** Words joined by {@code +}; one that is unknown makes the item void, an empty one the list. */
  private boolean item(char operator) {
    Set<CipherSuite> suites = EnumSet.allOf(CipherSuite.class);
    while (true) {
      String word = name();
      if (word.isEmpty()) {
        return false;
      }
      boolean more = at < text.length() && text.charAt(at) == '+';
      if (more) {
        at++;
      }
      Optional<Set<CipherSuite>> named = CipherKeyword.suites(word);
      elsewhere |= operator == ' ' && named.isPresent();
      if (named.isEmpty()) {
        skipItem();
        return true;
      }
      suites.retainAll(named.get());
      if (!more) {
        rule(operator, suites);
        return true;
      }
    }
  }

  private void rule(char operator, Set<CipherSuite> suites) {
    List<CipherSuite> first = new ArrayList<>();
    List<CipherSuite> middle = new ArrayList<>();
    List<CipherSuite> last = new ArrayList<>();
    for (CipherSuite suite : order) {
      boolean chosen = suites.contains(suite);
      boolean isActive = active.contains(suite);
      if (!chosen) {
        middle.add(suite);
      } else if (operator == '-' && isActive) {
        first.add(suite);
      } else if ((operator == ' ' && !isActive) || (operator == '+' && isActive)) {
        last.add(suite);
      } else if (operator != '!') {
        middle.add(suite);
      }
    }
    if (operator == ' ') {
      active.addAll(last);
    } else if (operator != '+') {
      active.removeAll(suites);
    }
    order = first;
    order.addAll(middle);
    order.addAll(last);
  }

  private boolean command(String name) {
    if (name.equals("STRENGTH")) {
      List<CipherSuite> byStrength = new ArrayList<>(order);
      byStrength.retainAll(active);
      byStrength.sort(Comparator.comparingInt(CipherSuite::usedBits).reversed());
      order.removeAll(active);
      order.addAll(byStrength);
      return true;
    }
    // The engine has no security levels; Postfix sets its own where it wants one.
    return name.length() == SECURITY_LEVEL.length() + 1
        && name.startsWith(SECURITY_LEVEL)
        && name.charAt(name.length() - 1) >= '0'
        && name.charAt(name.length() - 1) <= '5';
  }

  private String name() {
    int start = at;
    while (at < text.length() && isNameCharacter(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private void skipItem() {
    while (at < text.length() && !isSeparator(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isSeparator(char c) {
    return c == ':' || c == ' ' || c == ';' || c == ',';
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '=';
  }
}
