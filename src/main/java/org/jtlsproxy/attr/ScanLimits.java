package org.jtlsproxy.attr;

/**
 * Bounds on what one peer can make a reader hold. Postfix promises a bound of 4 times {@code
 * line_length_limit} per string but does not enforce it; without one, a local client could fill the
 * memory of a process that serves everybody.
 *
 * @param stringBytes the longest name or value, in bytes without its NUL
 * @param listBytes the longest list, in bytes with every NUL and the terminator
 */
public record ScanLimits(int stringBytes, int listBytes) {
  /** 8192 bytes a string, 64 KiB a list. */
  public static final ScanLimits DEFAULT = new ScanLimits(8192, 64 * 1024);

  /** Rejects limits under which not even an empty list could be read. */
  public ScanLimits {
    if (stringBytes < 0 || listBytes < 1) {
      throw new IllegalArgumentException("limits leave no room for a list");
    }
  }
}
