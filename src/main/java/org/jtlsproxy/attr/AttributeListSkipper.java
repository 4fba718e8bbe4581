package org.jtlsproxy.attr;

import java.util.Optional;

/**
 * Finds the end of a list without knowing its attributes. Nothing is stored, so the limits bound
 * only how long a peer may go on. Groups in braces (Postfix hash tables), whose names have no
 * value, are not understood; no message of tlsproxy(8) has one.
 */
public final class AttributeListSkipper extends ListScanner {

  /**
   * A skipper at the start of a list.
   *
   * @param streamName how log texts call the stream
   * @param limits bounds beyond which the list is malformed
   */
  public AttributeListSkipper(String streamName, ScanLimits limits) {
    super(streamName, limits, false);
  }

  @Override
  ScanResult name(NulStrings name) {
    return name.isEmpty()
        ? new ScanResult.Complete(AttributeList.EMPTY, Optional.empty())
        : ScanResult.NeedMore.INSTANCE;
  }

  @Override
  ScanResult value(NulStrings value) {
    return ScanResult.NeedMore.INSTANCE;
  }
}
