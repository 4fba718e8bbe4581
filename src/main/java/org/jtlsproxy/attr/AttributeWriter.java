package org.jtlsproxy.attr;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;

/** Builds one list. Attributes are written in the order of the calls. */
public final class AttributeWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Adds an INT; negative numbers travel as 2^32 + n. */
  public AttributeWriter integer(String name, int value) {
    return attribute(name, Integer.toUnsignedString(value), StandardCharsets.ISO_8859_1);
  }

  /** Adds a LONG; negative numbers travel as 2^64 + n. */
  public AttributeWriter longInteger(String name, long value) {
    return attribute(name, Long.toUnsignedString(value), StandardCharsets.ISO_8859_1);
  }

  /**
   * Adds a STR, one byte per {@code char}, as {@link AttributeList#string} returns it.
   *
   * @param value ends at its first NUL, as a C string does, so that no value can forge attributes
   */
  public AttributeWriter string(String name, String value) {
    return attribute(name, value, StandardCharsets.ISO_8859_1);
  }

  /** Adds a STR that holds human text, in UTF-8. It ends at its first NUL. */
  public AttributeWriter text(String name, String value) {
    return attribute(name, value, StandardCharsets.UTF_8);
  }

  /** Adds DATA. */
  public AttributeWriter data(String name, byte[] value) {
    return string(name, Base64.getEncoder().encodeToString(value));
  }

  /** Adds, in line, the attributes that {@code function} writes (Postfix's ATTR_TYPE_FUNC). */
  public AttributeWriter function(Consumer<AttributeWriter> function) {
    function.accept(this);
    return this;
  }

  /** All bytes of the list, with the terminator. The list can be added to and taken again. */
  public byte[] list() {
    byte[] attributes = bytes.toByteArray();
    return Arrays.copyOf(attributes, attributes.length + 1);
  }

  private AttributeWriter attribute(String name, String value, Charset charset) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("an empty attribute name terminates the list");
    }
    bytes.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
    bytes.write(0);
    int end = value.indexOf('\0');
    bytes.writeBytes((end < 0 ? value : value.substring(0, end)).getBytes(charset));
    bytes.write(0);
    return this;
  }
}
