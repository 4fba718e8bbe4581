package org.jtlsproxy.session;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bytes to send. */
final class Data {
  private Data() {}

  /** Bytes in which every loss, repetition and exchange shows. */
  static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
