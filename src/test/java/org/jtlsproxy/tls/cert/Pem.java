package org.jtlsproxy.tls.cert;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** PEM text for tests: keys and certificates made by openssl(1), and objects made up here. */
public final class Pem {
  private Pem() {}

  /** The text of a file beside the tests, such as {@code rsa.key}. */
  public static String file(String name) {
    try (InputStream input = Objects.requireNonNull(Pem.class.getResourceAsStream(name), name)) {
      return new String(input.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One object with these contents. */
  static String object(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  /** The contents of the only object in the text. */
  static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
  }

  /** The same object with one octet after its contents. */
  static String withExcessData(String label, String pem) {
    byte[] der = der(pem);
    return object(label, java.util.Arrays.copyOf(der, der.length + 1));
  }
}
