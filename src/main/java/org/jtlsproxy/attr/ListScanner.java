package org.jtlsproxy.attr;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads one attribute list from bytes that arrive in pieces of any size. The result depends on the
 * bytes only, never on how they were cut. Once the result is not {@link ScanResult.NeedMore}, every
 * method repeats it and consumes nothing.
 */
public abstract sealed class ListScanner permits AttributeListReader, AttributeListSkipper {
  private final ScanLimits limits;
  private final NulStrings strings;
  private boolean inName = true;
  private ScanResult result = ScanResult.NeedMore.INSTANCE;

  final ScanWarnings warnings;

  ListScanner(String streamName, ScanLimits limits, boolean keepText) {
    this.limits = limits;
    this.strings = new NulStrings(limits, keepText);
    this.warnings = new ScanWarnings(streamName);
  }

  /** Judges a complete name; {@link ScanResult.NeedMore} asks for its value. */
  abstract ScanResult name(NulStrings name);

  /** Judges a complete value; {@link ScanResult.NeedMore} asks for the next name. */
  abstract ScanResult value(NulStrings value);

  /**
   * Takes bytes up to, at most, the end of the list; the buffer's position tells how many.
   *
   * @param bytes what the peer sent; what follows the list stays in the buffer
   */
  public final ScanResult feed(ByteBuffer bytes) {
    while (result instanceof ScanResult.NeedMore) {
      switch (strings.read(bytes)) {
        case NEED_MORE -> {
          return result;
        }
        case STRING -> {
          result = inName ? name(strings) : value(strings);
          inName = !inName;
        }
        case STRING_TOO_LONG ->
            result = malformed(warnings.stringTooLong(inName, limits.stringBytes()));
        case LIST_TOO_LONG -> result = malformed(warnings.listTooLong(limits.listBytes()));
      }
    }
    return result;
  }

  /** The peer has closed the stream, or reading from it failed. */
  public final ScanResult endOfInput() {
    return interrupted(warnings.premature(inName));
  }

  /** The peer has been silent for too long. */
  public final ScanResult timedOut() {
    return interrupted(warnings.timeout(inName));
  }

  static ScanResult malformed(String warning) {
    return new ScanResult.Malformed(Optional.of(warning));
  }

  private ScanResult interrupted(String warningBetweenStrings) {
    if (result instanceof ScanResult.NeedMore) {
      if (strings.atStartOfList()) {
        result = new ScanResult.Malformed(Optional.empty());
      } else if (strings.atStartOfString()) {
        result = malformed(warningBetweenStrings);
      } else {
        result = malformed(warnings.unexpectedEnd(inName));
      }
    }
    return result;
  }
}
