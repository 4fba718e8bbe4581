package org.jtlsproxy.tls;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The lists of protocols in smtpd_tls_protocols and its like, see postconf(5): names, {@code
 * !name}, {@code >=version}, {@code <=version}.
 */
public final class ProtocolList {
  private static final String SEPARATORS = ", \t\r\n:";
  private static final int SSLV3 = 0x0300;
  private static final int HEX = 16;

  /** What a word means that names no protocol. */
  private static final int INVALID = -1;

  private int floor;
  private int ceiling;
  private int included;
  private int excluded;

  private ProtocolList() {}

  /**
   * Reads a list.
   *
   * @return what it leaves of the versions that the engine has, possibly nothing; empty if the list
   *     is not valid
   */
  public static Optional<ProtocolVersions> parse(String list) {
    ProtocolList limits = new ProtocolList();
    int at = 0;
    while (at < list.length()) {
      int end = at;
      while (end < list.length() && SEPARATORS.indexOf(list.charAt(end)) < 0) {
        end++;
      }
      if (end > at && !limits.add(list.substring(at, end))) {
        return Optional.empty();
      }
      at = end + 1;
    }
    return Optional.of(new ProtocolVersions(limits.accepted()));
  }

  private boolean add(String word) {
    int code;
    if (word.startsWith(">=")) {
      code = version(word.substring(2));
      floor = code;
    } else if (word.startsWith("<=")) {
      code = version(word.substring(2));
      ceiling = code;
    } else if (word.startsWith("!")) {
      code = protocol(word.substring(1));
      excluded |= code;
    } else {
      code = protocol(word);
      included |= code;
    }
    return code != INVALID;
  }

  private Set<ProtocolVersion> accepted() {
    EnumSet<ProtocolVersion> accepted = EnumSet.noneOf(ProtocolVersion.class);
    for (ProtocolVersion version : ProtocolVersion.values()) {
      boolean named = included == 0 || (included & bit(version)) != 0;
      boolean within =
          (!isLimit(floor) || version.code() >= floor)
              && (!isLimit(ceiling) || version.code() <= ceiling);
      if (named && within && (excluded & bit(version)) == 0) {
        accepted.add(version);
      }
    }
    return accepted;
  }

  /** A number that is no TLS version is valid in a list, but OpenSSL does not limit by it. */
  private static boolean isLimit(int version) {
    return version >= SSLV3 && version <= ProtocolVersion.TLSV1_3.code();
  }

  /** A bit for each protocol that can be named; SSLv2 and SSLv3 have theirs, to no effect. */
  private static int protocol(String name) {
    if (name.equalsIgnoreCase("SSLv2")) {
      return 1;
    }
    if (name.equalsIgnoreCase("SSLv3")) {
      return 2;
    }
    for (ProtocolVersion version : ProtocolVersion.values()) {
      if (name.equalsIgnoreCase(version.text())) {
        return bit(version);
      }
    }
    return INVALID;
  }

  private static int bit(ProtocolVersion version) {
    return 2 << (version.code() - SSLV3);
  }

  private static int version(String text) {
    if (text.equalsIgnoreCase("None")) {
      return 0;
    }
    if (text.equalsIgnoreCase("SSLv3")) {
      return SSLV3;
    }
    for (ProtocolVersion version : ProtocolVersion.values()) {
      if (text.equalsIgnoreCase(version.text())) {
        return version.code();
      }
    }
    return hexadecimal(text.toLowerCase(Locale.ROOT));
  }

  /** As strtoul(3) does, but for what does not fit a C {@code int}; nothing is 0, no limit. */
  private static int hexadecimal(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    if (digits.startsWith("0x") && digits.length() > 2) {
      digits = digits.substring(2);
    } else if (digits.isEmpty()) {
      return text.isEmpty() ? 0 : INVALID;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), HEX);
      if (digit < 0 || digits.charAt(i) > 'f') {
        return INVALID;
      }
      value = value * HEX + digit;
      if (value > Integer.MAX_VALUE) {
        return INVALID;
      }
    }
    return negative && value != 0 ? INVALID : (int) value;
  }
}
