package org.jtlsproxy.config;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code ..._tls_loglevel} parameter asks to be logged (postconf(5), smtpd_tls_loglevel).
 *
 * @param flags the subjects; unmodifiable
 */
public record TlsLogLevel(Set<Flag> flags) {
  /** A subject of TLS logging. */
  public enum Flag {
    /** One line for each finished handshake. */
    SUMMARY,
    /** Why a certificate is not trusted. */
    UNTRUSTED,
    /** Subject and issuer of the peer's certificate. */
    PEERCERT,
    /** How the peer's certificate was matched. */
    CERTMATCH,
    /** What the TLS code does. */
    VERBOSE,
    /** Session cache lookups and updates. */
    CACHE,
    /** What the TLS library does. */
    DEBUG,
    /** Dump of the handshake. */
    TLSPKTS,
    /** Dump of everything. */
    ALLPKTS,
    /** How TLSA records are used. */
    DANE
  }

  private static final Set<Flag> LEVEL_1 = EnumSet.of(Flag.SUMMARY);
  private static final Set<Flag> LEVEL_2 =
      EnumSet.of(Flag.SUMMARY, Flag.VERBOSE, Flag.CACHE, Flag.DEBUG);
  private static final Set<Flag> LEVEL_3 =
      EnumSet.of(Flag.SUMMARY, Flag.VERBOSE, Flag.CACHE, Flag.DEBUG, Flag.TLSPKTS);
  private static final Set<Flag> LEVEL_4 =
      EnumSet.of(Flag.SUMMARY, Flag.VERBOSE, Flag.CACHE, Flag.DEBUG, Flag.TLSPKTS, Flag.ALLPKTS);

  /** Takes a copy. */
  public TlsLogLevel {
    Set<Flag> copy = EnumSet.noneOf(Flag.class);
    copy.addAll(flags);
    flags = Collections.unmodifiableSet(copy);
  }

  /** Whether a subject is to be logged. */
  public boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /**
   * Reads a list of numbers and keywords, in any case.
   *
   * @param parameterName the name for the warning
   * @param warnings told of an unknown word, which makes the whole list mean level 0
   */
  public static TlsLogLevel parse(String parameterName, String value, Consumer<String> warnings) {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    for (String word : WordList.split(value)) {
      Set<Flag> meaning = meaningOf(word.toLowerCase(Locale.ROOT));
      if (meaning == null) {
        warnings.accept(
            "unknown " + parameterName + " value \"" + word + "\" in \"" + value + "\"");
        return new TlsLogLevel(Set.of());
      }
      flags.addAll(meaning);
    }
    return new TlsLogLevel(flags);
  }

  private static @Nullable Set<Flag> meaningOf(String word) {
    return switch (word) {
      case "0", "none" -> Set.of();
      case "1", "routine" -> LEVEL_1;
      case "2", "debug" -> LEVEL_2;
      case "3", "ssl-expert" -> LEVEL_3;
      case "4", "5", "6", "7", "8", "9", "ssl-developer" -> LEVEL_4;
      case "summary" -> Set.of(Flag.SUMMARY);
      case "untrusted" -> Set.of(Flag.UNTRUSTED);
      case "peercert" -> Set.of(Flag.PEERCERT);
      case "certmatch" -> Set.of(Flag.CERTMATCH);
      case "verbose" -> Set.of(Flag.VERBOSE);
      case "cache" -> Set.of(Flag.CACHE);
      case "dane" -> Set.of(Flag.DANE);
      case "ssl-debug" -> Set.of(Flag.DEBUG);
      case "ssl-handshake-packet-dump" -> Set.of(Flag.TLSPKTS);
      case "ssl-session-packet-dump" -> Set.of(Flag.TLSPKTS, Flag.ALLPKTS);
      default -> null;
    };
  }
}
