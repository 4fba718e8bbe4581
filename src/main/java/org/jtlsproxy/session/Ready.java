package org.jtlsproxy.session;

/** Which ends of a session may be able to go on. */
enum Ready {
  LOCAL,
  REMOTE,
  BOTH;

  /** Whether this covers an end. */
  boolean includes(Ready end) {
    return this == BOTH || this == end;
  }
}
