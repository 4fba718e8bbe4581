package org.jtlsproxy.attr;

import java.util.Optional;

/** What is known of a list after the bytes received so far. */
public sealed interface ScanResult {

  /** The list has not ended and nothing is wrong with it yet. */
  record NeedMore() implements ScanResult {
    static final NeedMore INSTANCE = new NeedMore();
  }

  /**
   * Every wanted attribute has arrived.
   *
   * @param list the values
   * @param warning present if another attribute stood where the terminator should be. Postfix
   *     accepts such a list; the value of that attribute and all that follows it stays unread
   */
  record Complete(AttributeList list, Optional<String> warning) implements ScanResult {}

  /**
   * The list cannot be used and the stream cannot be synchronised again.
   *
   * @param warning the log text; empty if the input ended before the first byte, which attr_scan()
   *     leaves to its caller to report
   */
  record Malformed(Optional<String> warning) implements ScanResult {}
}
