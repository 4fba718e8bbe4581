package org.jtlsproxy.config;

/** How far a parameter does here what it does in Postfix. */
public enum Support {
  /** As in Postfix. */
  HONOURED,
  /** Some values have another effect, or none. */
  PARTLY,
  /** Checked for its type, as Postfix does, and otherwise ignored. */
  NO_EFFECT,
  /** As {@link #NO_EFFECT}, until the feature that it belongs to is there. */
  NOT_YET
}
