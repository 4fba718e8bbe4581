package org.jtlsproxy.attr;

import java.util.List;

/**
 * The values of one received list, addressed by position because names may repeat. Asking for a
 * position or type that the reader's schema does not have is a programming error and throws.
 */
public final class AttributeList {
  static final AttributeList EMPTY = new AttributeList(List.of());

  private final List<Object> values;

  AttributeList(List<Object> values) {
    this.values = List.copyOf(values);
  }

  /** The number of values. */
  public int size() {
    return values.size();
  }

  /** The INT at {@code position}; numbers from 2^31 up read as negative, as they do in C. */
  public int integer(int position) {
    return (Integer) values.get(position);
  }

  /** The LONG at {@code position}; numbers from 2^63 up read as negative, as they do in C. */
  public long longInteger(int position) {
    return (Long) values.get(position);
  }

  /** The STR at {@code position}, one {@code char} per byte received (ISO-8859-1). */
  public String string(int position) {
    return (String) values.get(position);
  }

  /** A copy of the DATA at {@code position}. */
  public byte[] data(int position) {
    return ((byte[]) values.get(position)).clone();
  }
}
