package org.jtlsproxy.postfix;

import java.nio.charset.StandardCharsets;

/**
 * What a program left behind.
 *
 * @param exit its exit status, 128 + N when signal N ended it
 * @param out its standard output, one character per byte
 * @param err its standard error, one character per byte
 */
public record Result(int exit, String out, String err) {

  /** The bytes of its standard output. */
  public byte[] outBytes() {
    return out.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Both outputs and the exit status, for a failure message. */
  public String describe() {
    return "exit status " + exit + "\n--- stdout\n" + out + "\n--- stderr\n" + err;
  }

  /** This result, if the program exited with status 0; an {@link AssertionError} otherwise. */
  public Result orFail() {
    if (exit != 0) {
      throw new AssertionError(describe());
    }
    return this;
  }
}
