package org.jtlsproxy.attr;

/**
 * The name and type of one attribute that a reader wants next. Lists are positional: two attributes
 * of one list may share a name.
 *
 * @param name the name on the wire, not empty: an empty name is the list terminator
 * @param type the encoding of the value
 */
public record Attribute(String name, AttributeType type) {

  /** Rejects the empty name. */
  public Attribute {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("an empty attribute name terminates the list");
    }
  }

  /** An attribute of type {@link AttributeType#INT}. */
  public static Attribute integer(String name) {
    return new Attribute(name, AttributeType.INT);
  }

  /** An attribute of type {@link AttributeType#LONG}. */
  public static Attribute longInteger(String name) {
    return new Attribute(name, AttributeType.LONG);
  }

  /** An attribute of type {@link AttributeType#STR}. */
  public static Attribute string(String name) {
    return new Attribute(name, AttributeType.STR);
  }

  /** An attribute of type {@link AttributeType#DATA}. */
  public static Attribute data(String name) {
    return new Attribute(name, AttributeType.DATA);
  }
}
