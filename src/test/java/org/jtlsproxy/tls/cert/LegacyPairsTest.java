package org.jtlsproxy.tls.cert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.conscrypt.Conscrypt;
import org.jtlsproxy.tls.cert.CertificateFiles.Label;
import org.jtlsproxy.tls.cert.CertificateFiles.LegacyPairs;
import org.jtlsproxy.tls.cert.CertificateFiles.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts are what Postfix 3.7.11 logs for the same files. */
class LegacyPairsTest {
  private static final ChainLoader LOADER = new ChainLoader(Conscrypt.newProvider());
  private static final byte[] JUNK = "junk".getBytes(StandardCharsets.US_ASCII);
  private static final String KEY = Pem.file("rsa.key");
  private static final String CERTIFICATE = Pem.file("rsa.crt");
  private static final String ISSUER = Pem.file("ca.crt");

  private final Path directory;

  LegacyPairsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void chainFilesOverrideAllPairs() {
    assertEquals(
        new CertificateFiles.ChainFiles("x"), CertificateFiles.of("x", "c", "k", "", "", "", ""));
  }

  @Test
  void pairsWithoutCertificateFileAreLeftOut() {
    assertEquals(
        new LegacyPairs(List.of(new Pair(Label.RSA, "c", "k"), new Pair(Label.ECDSA, "ec", "ek"))),
        CertificateFiles.of("", "c", "k", "", "dk", "ec", "ek"));
  }

  @Test
  void certificateAndKeyFilesMakeAChain() throws IOException {
    List<CertificateChain> chains =
        loaded(
            pair(Label.RSA, CERTIFICATE + ISSUER, KEY),
            pair(Label.ECDSA, Pem.file("ec.crt"), Pem.file("ec.param") + Pem.file("ec.sec1")));
    assertEquals(2, chains.size());
    assertEquals(2, chains.get(0).certificates().size());
    assertEquals(new KeyKind.Ec(EcCurve.P256), chains.get(1).kind());
  }

  @Test
  void theLabelDoesNotLimitTheAlgorithm() throws IOException {
    List<CertificateChain> chains = loaded(pair(Label.RSA, Pem.file("ed.crt"), Pem.file("ed.key")));
    assertEquals(new KeyKind.Ed25519(), chains.get(0).kind());
  }

  @Test
  void laterPairOfTheSameAlgorithmReplacesTheEarlier() throws IOException {
    List<CertificateChain> chains =
        loaded(
            pair(Label.RSA, CERTIFICATE, KEY),
            pair(Label.ECDSA, Pem.file("rsa2.crt"), Pem.file("rsa2.key")));
    assertEquals(1, chains.size());
    assertEquals("CN=rsa2.example", chains.get(0).leaf().getSubjectX500Principal().getName());
  }

  @Test
  void keyThatFitsTheEarlierPairLeavesTheLaterCertificateUnused() throws IOException {
    List<CertificateChain> chains =
        loaded(pair(Label.RSA, CERTIFICATE, KEY), pair(Label.ECDSA, Pem.file("ec.crt"), KEY));
    assertEquals(1, chains.size());
    assertEquals(new KeyKind.Rsa(2048), chains.get(0).kind());
  }

  @Test
  void missingCertificateFileIsNotGotten() throws IOException {
    Pair pair = new Pair(Label.ECDSA, directory + "/no", write("key", KEY));
    assertFails(
        List.of(
            "cannot get ECDSA certificate from file \""
                + directory
                + "/no\": disabling TLS support",
            "TLS library problem: No such file or directory"),
        pair);
  }

  @Test
  void unusableCertificateFilesAreNotGotten() throws IOException {
    for (String contents :
        List.of(
            "",
            Pem.object("CERTIFICATE", JUNK),
            Pem.withExcessData("CERTIFICATE", CERTIFICATE),
            CERTIFICATE + Pem.object("CERTIFICATE", JUNK),
            CERTIFICATE + ISSUER.substring(0, 300),
            CERTIFICATE.replaceFirst("\n", "\nFoo: bar\n\n"),
            Pem.file("pss.crt"),
            Pem.file("dsa.crt"))) {
      Pair pair = pair(Label.RSA, contents, KEY);
      assertFailsFirst(
          "cannot get RSA certificate from file \"" + pair.certFile() + "\": disabling TLS support",
          pair);
    }
  }

  @Test
  void certificateFilesAreReadLeniently() throws IOException {
    for (String contents :
        List.of(
            KEY + CERTIFICATE + ISSUER,
            CERTIFICATE + Pem.object("FOO", JUNK) + ISSUER,
            CERTIFICATE + Pem.withExcessData("CERTIFICATE", ISSUER),
            CERTIFICATE.replace(" CERTIFICATE", " X509 CERTIFICATE") + ISSUER,
            Pem.file("rsa.trusted") + ISSUER)) {
      assertEquals(2, loaded(pair(Label.RSA, contents, KEY)).get(0).certificates().size());
    }
  }

  @Test
  void unusableKeyFilesAreNotGotten() throws IOException {
    for (String contents :
        List.of(
            "",
            Pem.object("PRIVATE KEY", JUNK),
            Pem.file("rsa.p8enc"),
            Pem.file("rsa.legacyenc"),
            Pem.file("rsa.p8enc") + KEY,
            Pem.file("rsa.legacyenc") + KEY,
            Pem.object("EC PRIVATE KEY", Pem.der(KEY)),
            Pem.file("rsa2.key") + KEY)) {
      Pair pair = pair(Label.RSA, CERTIFICATE, contents);
      assertFailsFirst(
          "cannot get RSA private key from file \"" + pair.keyFile() + "\": disabling TLS support",
          pair);
    }
  }

  @Test
  void theFirstReadableKeyOfAFileCounts() throws IOException {
    for (String contents :
        List.of(
            Pem.object("PRIVATE KEY", JUNK) + KEY,
            Pem.object("FOO", JUNK).replace("END FOO", "END BAR") + KEY,
            KEY.replaceFirst("\n", "\nFoo: bar\n\n"),
            CERTIFICATE + KEY,
            Pem.withExcessData("PRIVATE KEY", KEY))) {
      assertEquals(1, loaded(pair(Label.RSA, CERTIFICATE, contents)).size());
    }
  }

  @Test
  void keyOfAnotherAlgorithmDoesNotMatch() throws IOException {
    Pair pair = pair(Label.RSA, CERTIFICATE, Pem.file("ec.key"));
    assertFails(
        List.of(
            "RSA private key in "
                + pair.keyFile()
                + " does not match public key in "
                + pair.certFile()
                + ": disabling TLS support"),
        pair);
  }

  @Test
  void oneFileMayHaveItsKeyAnywhere() throws IOException {
    for (String contents :
        List.of(
            KEY + CERTIFICATE + ISSUER, CERTIFICATE + KEY + ISSUER, CERTIFICATE + ISSUER + KEY)) {
      CertificateChain chain = loaded(oneFile(Label.RSA, contents)).get(0);
      assertEquals(2, chain.certificates().size());
      assertEquals("CN=rsa.example", chain.leaf().getSubjectX500Principal().getName());
    }
  }

  @Test
  void secondKeyInOneFileIsIgnoredWithAWarning() throws IOException {
    Pair pair = oneFile(Label.RSA, CERTIFICATE + KEY + Pem.object("PRIVATE KEY", JUNK) + KEY);
    ChainResult result = LOADER.load(new LegacyPairs(List.of(pair)));
    assertInstanceOf(ChainResult.Loaded.class, result);
    assertEquals(
        List.of(
            "ignoring 2nd key at index 3 in " + pair.certFile() + " after 1st at 2",
            "ignoring 2nd key at index 4 in " + pair.certFile() + " after 1st at 2"),
        result.warnings());
  }

  @Test
  void oneFileFailsWithTheTextsOfChainFiles() throws IOException {
    assertOneFileFails("No private key found in %s", CERTIFICATE + ISSUER);
    assertOneFileFails("No private key found in %s", Pem.file("rsa.p8enc") + CERTIFICATE);
    assertOneFileFails("No certs for key at index 1 in %s", KEY);
    assertOneFileFails("No PEM data in %s", "");
    assertOneFileFails(
        "key at index 2 in %s does not match next certificate", Pem.file("ec.crt") + KEY);
    assertOneFileFails(
        "error loading certificate (PEM object number 2) from %s",
        KEY + Pem.object("CERTIFICATE", JUNK));
    assertOneFileFails(
        "error loading certificate (PEM object number 2) from %s: excess data",
        KEY + Pem.withExcessData("CERTIFICATE", CERTIFICATE));
    assertOneFileFails(
        "error loading private key (PEM object number 2) from %s",
        CERTIFICATE + Pem.object("PRIVATE KEY", JUNK));
  }

  @Test
  void oneFileForAnAlgorithmThatIsLoadedAlreadyIsAMismatch() throws IOException {
    Pair first = pair(Label.RSA, CERTIFICATE, KEY);
    Pair second = oneFile(Label.ECDSA, Pem.file("rsa2.crt") + Pem.file("rsa2.key"));
    assertFailsFirst(
        "key at index 2 in " + second.certFile() + " does not match next certificate",
        first,
        second);
  }

  @Test
  void missingSingleFileHasNoClosingLine() {
    Pair pair = new Pair(Label.RSA, directory + "/no", directory + "/no");
    assertFails(
        List.of("error opening chain file: " + directory + "/no: No such file or directory"), pair);
  }

  private void assertOneFileFails(String text, String contents) throws IOException {
    Pair pair = oneFile(Label.RSA, contents);
    ChainResult result = LOADER.load(new LegacyPairs(List.of(pair)));
    assertInstanceOf(ChainResult.Failed.class, result);
    List<String> warnings = new ArrayList<>(result.warnings());
    warnings.removeIf(warning -> warning.startsWith("TLS library problem: "));
    assertEquals(
        List.of(
            text.replace("%s", pair.certFile()),
            "error loading private keys and certificates from: "
                + pair.certFile()
                + ": disabling TLS support"),
        warnings);
  }

  private static void assertFailsFirst(String text, Pair... pairs) {
    ChainResult result = LOADER.load(new LegacyPairs(List.of(pairs)));
    assertInstanceOf(ChainResult.Failed.class, result);
    assertEquals(text, result.warnings().get(0));
  }

  private static void assertFails(List<String> expected, Pair pair) {
    assertEquals(new ChainResult.Failed(expected), LOADER.load(new LegacyPairs(List.of(pair))));
  }

  private static List<CertificateChain> loaded(Pair... pairs) {
    ChainResult result = LOADER.load(new LegacyPairs(List.of(pairs)));
    assertEquals(List.of(), result.warnings());
    return assertInstanceOf(ChainResult.Loaded.class, result).chains();
  }

  private Pair pair(Label label, String certificates, String key) throws IOException {
    return new Pair(label, write(label + ".crt", certificates), write(label + ".key", key));
  }

  private Pair oneFile(Label label, String contents) throws IOException {
    String file = write(label + ".pem", contents);
    return new Pair(label, file, file);
  }

  private String write(String name, String contents) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, contents, StandardCharsets.ISO_8859_1);
    return file.toString();
  }
}
