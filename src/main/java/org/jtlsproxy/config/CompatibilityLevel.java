package org.jtlsproxy.config;

import java.util.Comparator;
import java.util.Optional;

/**
 * A value of compatibility_level, compared part by part: 3.10 is above 3.9 (COMPATIBILITY_README).
 *
 * @param major the first number, at least 0
 * @param minor 0 to 1023
 * @param patch 0 to 1023
 */
public record CompatibilityLevel(long major, long minor, long patch)
    implements Comparable<CompatibilityLevel> {
  // Postfix packs the three parts into one long, ten bits each for the last two.
  private static final long LARGEST_MAJOR = Long.MAX_VALUE >> 20;
  private static final long LARGEST_PART = 1023;
  private static final Comparator<CompatibilityLevel> ORDER =
      Comparator.comparingLong(CompatibilityLevel::major)
          .thenComparingLong(CompatibilityLevel::minor)
          .thenComparingLong(CompatibilityLevel::patch);

  /** Checks the bounds. */
  public CompatibilityLevel {
    if (major < 0
        || major > LARGEST_MAJOR
        || minor < 0
        || minor > LARGEST_PART
        || patch < 0
        || patch > LARGEST_PART) {
      throw new IllegalArgumentException(major + "." + minor + "." + patch);
    }
  }

  /** Reads {@code major[.minor[.patch]]}; empty when the text is anything else. */
  public static Optional<CompatibilityLevel> parse(String text) {
    long[] parts = new long[3];
    int at = 0;
    for (int i = 0; i < parts.length; i++) {
      Strtol number = Strtol.parse(text, at);
      long largest = i == 0 ? LARGEST_MAJOR : LARGEST_PART;
      if (number.end() == at
          || number.outOfRange()
          || number.value() < 0
          || number.value() > largest) {
        return Optional.empty();
      }
      parts[i] = number.value();
      at = number.end();
      if (at == text.length()) {
        return Optional.of(new CompatibilityLevel(parts[0], parts[1], parts[2]));
      }
      if (text.charAt(at) != '.') {
        return Optional.empty();
      }
      at++;
    }
    return Optional.empty();
  }

  /** What Postfix says of a text that is no compatibility level. */
  static String malformed(String text) {
    return "malformed compatibility level syntax: \"" + text + "\"";
  }

  @Override
  public int compareTo(CompatibilityLevel other) {
    return ORDER.compare(this, other);
  }
}
