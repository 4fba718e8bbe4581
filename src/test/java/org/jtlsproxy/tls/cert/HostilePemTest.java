package org.jtlsproxy.tls.cert;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.conscrypt.Conscrypt;

/** Whatever the bytes, the answer is a result: chains, or a failure with at least one line. */
class HostilePemTest {
  private static final ChainLoader LOADER = new ChainLoader(Conscrypt.newProvider());

  @Property
  void anyBytesGiveAResult(@ForAll byte[] bytes) {
    assertAnswers(bytes);
  }

  @Property
  void anyPiecesOfPemGiveAResult(@ForAll("pieces") String text) {
    assertAnswers(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Property
  void anyContentsOfAnObjectGiveAResult(
      @ForAll("labels") String label, @ForAll byte[] der, @ForAll boolean key) {
    String before = key ? Pem.file("ec.key") : "";
    assertAnswers(
        (before + Pem.object(label, der) + Pem.file("ec.crt"))
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  @Property
  void aDamagedOctetAnywhereGivesAResult(
      @ForAll("files") String file, @ForAll @IntRange(max = 4095) int offset, @ForAll byte octet) {
    String label = file.endsWith(".crt") ? "CERTIFICATE" : "PRIVATE KEY";
    byte[] der = Pem.der(Pem.file(file));
    der[offset % der.length] = octet;
    String before = file.endsWith(".crt") ? Pem.file("ec.key") : "";
    assertAnswers(
        (before + Pem.object(label, der) + Pem.file("ec.crt"))
            .getBytes(StandardCharsets.ISO_8859_1));
    assertAnswers(
        (before + Pem.object(label, Arrays.copyOf(der, offset % der.length)))
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
            "-----BEGIN ",
            "-----END ",
            "CERTIFICATE",
            "EC PRIVATE KEY",
            "-----\n",
            "-----",
            "QUJD",
            "QQ==",
            "\n",
            "\n\n",
            " ",
            ":",
            "\0",
            "-",
            "A".repeat(64) + "\n",
            "A".repeat(254),
            Pem.file("ec.key"),
            Pem.file("ec.crt"))
        .list()
        .ofMaxSize(20)
        .map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> labels() {
    return Arbitraries.of("CERTIFICATE", "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY");
  }

  @Provide
  Arbitrary<String> files() {
    return Arbitraries.of("ec.key", "ec.sec1", "rsa.pkcs1", "ed.key", "ec.crt", "ec521.crt");
  }

  private static void assertAnswers(byte[] pem) {
    ChainResult result = LOADER.loadSniData(pem, "x");
    assertNotNull(result);
    assertFalse(result instanceof ChainResult.Failed failed && failed.warnings().isEmpty());
  }
}
