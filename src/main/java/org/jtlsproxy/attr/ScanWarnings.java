package org.jtlsproxy.attr;

/**
 * The log texts of Postfix's attr_scan0(), byte for byte, for a stream of a given name; the texts
 * about limits have no counterpart there.
 */
record ScanWarnings(String streamName) {
  /** msg_warn() formats the offending value with {@code %.100s}. */
  private static final int VALUE_BYTES_SHOWN = 100;

  String premature(boolean inName) {
    return "premature end-of-input on " + streamName + whileReading(inName);
  }

  String timeout(boolean inName) {
    return "timeout on " + streamName + whileReading(inName);
  }

  String unexpectedEnd(boolean inName) {
    return "unexpected end-of-input from " + streamName + whileReading(inName);
  }

  String missing(String wanted) {
    return "missing attribute " + wanted + " in input from " + streamName;
  }

  String unexpected(String name, String wanted) {
    return "unexpected attribute " + name + " from " + streamName + " (expecting: " + wanted + ")";
  }

  String malformed(AttributeType type, String value) {
    String kind = type == AttributeType.DATA ? "base64" : "numerical";
    String shown = value.substring(0, Math.min(value.length(), VALUE_BYTES_SHOWN));
    return "malformed " + kind + " data from " + streamName + whileReading(false) + ": " + shown;
  }

  String stringTooLong(boolean inName, int limit) {
    return context(inName) + " length exceeds limit " + limit + " in input from " + streamName;
  }

  String listTooLong(int limit) {
    return "attribute list length exceeds limit " + limit + " in input from " + streamName;
  }

  private static String whileReading(boolean inName) {
    return " while reading " + context(inName);
  }

  private static String context(boolean inName) {
    return inName ? "input attribute name" : "input attribute value";
  }
}
