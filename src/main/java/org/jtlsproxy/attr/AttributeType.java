package org.jtlsproxy.attr;

import java.util.Optional;
import java.util.OptionalLong;

/** How the value of an attribute is written on the wire (Postfix attr(3)). */
public enum AttributeType {
  /** A C {@code int}, sent as an unsigned 32-bit decimal; -1 travels as 4294967295. */
  INT,
  /** A C {@code long}, sent as an unsigned 64-bit decimal. */
  LONG,
  /** Bytes other than NUL, held one byte per {@code char} (ISO-8859-1), so that no byte is lost. */
  STR,
  /** Any bytes, sent as padded base64. */
  DATA;

  /** The value, or empty where sscanf(3) or Postfix's base64 decoder would refuse the text. */
  Optional<Object> parse(String text) {
    return switch (this) {
      case INT -> {
        OptionalLong number = UnsignedDecimal.parse(text);
        yield number.isPresent() ? Optional.of((int) number.getAsLong()) : Optional.empty();
      }
      case LONG -> {
        OptionalLong number = UnsignedDecimal.parse(text);
        yield number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
      }
      case STR -> Optional.of(text);
      case DATA -> Base64Data.decode(text).map(bytes -> bytes);
    };
  }
}
