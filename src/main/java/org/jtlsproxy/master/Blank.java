package org.jtlsproxy.master;

/** White space as isspace(3) has it in the C locale. */
final class Blank {
  private Blank() {}

  static boolean is(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
