package org.jtlsproxy.tls.cert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts are what Postfix 3.7.11 logs for the same files. */
class ChainFilesTest {
  private static final ChainLoader LOADER = new ChainLoader(Conscrypt.newProvider());
  private static final byte[] JUNK = "junk".getBytes(StandardCharsets.US_ASCII);
  private static final String RSA = Pem.file("rsa.key") + Pem.file("rsa.crt");
  private static final String EC = Pem.file("ec.key") + Pem.file("ec.crt");

  private final Path directory;

  ChainFilesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void keyLeafAndIssuersMakeAChain() throws IOException {
    CertificateChain chain = only(loaded(RSA + Pem.file("ca.crt")));
    assertEquals("CN=rsa.example", chain.leaf().getSubjectX500Principal().getName());
    assertEquals(2, chain.certificates().size());
    assertEquals(new KeyKind.Rsa(2048), chain.kind());
  }

  @Test
  void oneFileMayHoldAChainForEachAlgorithm() throws IOException {
    List<CertificateChain> chains =
        loaded(EC + RSA + Pem.file("ed.key") + Pem.file("ed.crt")).chains();
    assertEquals(
        List.of(new KeyKind.Rsa(2048), new KeyKind.Ec(EcCurve.P256), new KeyKind.Ed25519()),
        chains.stream().map(CertificateChain::kind).toList());
  }

  @Test
  void aChainMayGoOnInTheNextFile() throws IOException {
    assertEquals(2, loaded(Pem.file("rsa.key"), Pem.file("rsa.crt"), EC).chains().size());
  }

  @Test
  void namesMayBeSeparatedByCommaOrBlanks() throws IOException {
    Path file = write("a.pem", RSA);
    Path other = write("b.pem", EC);
    ChainResult result = LOADER.load(new CertificateFiles.ChainFiles(file + " ,\t" + other + "\n"));
    assertEquals(2, assertInstanceOf(ChainResult.Loaded.class, result).chains().size());
  }

  @Test
  void noNamesGiveNoChainsAndNoWarning() {
    ChainResult result = LOADER.load(new CertificateFiles.ChainFiles(" , "));
    assertEquals(new ChainResult.Loaded(List.of(), List.of()), result);
  }

  @Test
  void everyKeyFormIsRead() throws IOException {
    assertEquals(
        new KeyKind.Rsa(2048), only(loaded(Pem.file("rsa.pkcs1") + Pem.file("rsa.crt"))).kind());
    assertEquals(
        new KeyKind.Ec(EcCurve.P256),
        only(loaded(Pem.file("ec.sec1") + Pem.file("ec.crt"))).kind());
    assertEquals(
        new KeyKind.Ec(EcCurve.P384),
        only(loaded(Pem.file("ec384.key") + Pem.file("ec384.crt"))).kind());
    assertEquals(
        new KeyKind.Ec(EcCurve.P521),
        only(loaded(Pem.file("ec521.key") + Pem.file("ec521.crt"))).kind());
  }

  @Test
  void pkcs8UnderAnAlgorithmsOwnLabelIsRead() throws IOException {
    String key = Pem.object("RSA PRIVATE KEY", Pem.der(Pem.file("rsa.key")));
    assertEquals(new KeyKind.Rsa(2048), only(loaded(key + Pem.file("rsa.crt"))).kind());
  }

  @Test
  void curveParametersBeforeTheKeyAreNamedAndIgnored() throws IOException {
    ChainResult.Loaded loaded =
        loaded(Pem.file("ec.param") + Pem.file("ec.sec1") + Pem.file("ec.crt"));
    assertEquals(
        List.of("loading " + path(1) + ": ignoring PEM type: EC PARAMETERS"), loaded.warnings());
    assertEquals(1, loaded.chains().size());
  }

  @Test
  void missingFileMakesTheRoleUnavailable() throws IOException {
    write("1.pem", RSA);
    ChainResult result =
        LOADER.load(new CertificateFiles.ChainFiles(path(1) + "," + directory.resolve("no")));
    assertEquals(
        new ChainResult.Failed(
            List.of(
                "error opening chain file: "
                    + directory.resolve("no")
                    + ": No such file or directory")),
        result);
  }

  @Test
  void openFailuresHaveTheTextOfErrno() throws IOException {
    write("1.pem", RSA);
    Path loop = directory.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    assertEquals(
        List.of("error opening chain file: " + loop + ": Too many levels of symbolic links"),
        LOADER.load(new CertificateFiles.ChainFiles(loop.toString())).warnings());
    assertEquals(
        List.of("error opening chain file: " + path(1) + "/x: Not a directory"),
        LOADER.load(new CertificateFiles.ChainFiles(path(1) + "/x")).warnings());
  }

  @Test
  void fileWithoutObjectsIsNoPemData() throws IOException {
    assertFails(List.of("No PEM data in " + path(1)), "hello world\n");
  }

  @Test
  void directoryIsNoPemData() throws IOException {
    Files.createDirectory(directory.resolve("1.pem"));
    List<String> warnings = LOADER.load(new CertificateFiles.ChainFiles(path(1))).warnings();
    assertEquals("No PEM data in " + path(1), warnings.get(0));
  }

  @Test
  void hugeFileIsRefused() throws IOException {
    ChainResult result = load(RSA + "x".repeat(PemFile.LIMIT));
    assertEquals(
        new ChainResult.Failed(
            List.of("error opening chain file: " + path(1) + ": larger than 1048576 bytes")),
        result);
  }

  @Test
  void certificateBeforeAnyKeyIsRefusedEvenIfItIsDamaged() throws IOException {
    List<String> expected = List.of("error loading chain from " + path(1) + ": key not first");
    assertFails(expected, Pem.file("rsa.crt") + Pem.file("rsa.key"));
    assertFails(expected, Pem.object("CERTIFICATE", JUNK) + Pem.file("rsa.key"));
  }

  @Test
  void damagedCertificateIsNamedByItsNumber() throws IOException {
    assertFails(
        List.of("error loading certificate (PEM object number 3) from " + path(1)),
        RSA + Pem.object("CERTIFICATE", JUNK));
  }

  @Test
  void excessDataAfterACertificateIsRefused() throws IOException {
    assertFails(
        List.of(
            "error loading certificate (PEM object number 2) from " + path(1) + ": excess data"),
        Pem.file("rsa.key") + Pem.withExcessData("CERTIFICATE", Pem.file("rsa.crt")));
  }

  @Test
  void damagedKeyIsNamedByItsNumber() throws IOException {
    List<String> expected =
        List.of("error loading private key (PEM object number 1) from " + path(1));
    for (String label :
        List.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY")) {
      assertFails(expected, Pem.object(label, JUNK) + Pem.file("rsa.crt"));
    }
  }

  @Test
  void keyThatIsNotWhatItsLabelSaysIsRefused() throws IOException {
    List<String> expected =
        List.of("error loading private key (PEM object number 1) from " + path(1));
    byte[] ec = Pem.der(Pem.file("ec.key"));
    assertFails(expected, Pem.object("RSA PRIVATE KEY", ec) + Pem.file("ec.crt"));
    byte[] pkcs1 = Pem.der(Pem.file("rsa.pkcs1"));
    assertFails(expected, Pem.object("PRIVATE KEY", pkcs1) + Pem.file("rsa.crt"));
  }

  @Test
  void keysThatTheEngineCannotUseAreRefused() throws IOException {
    List<String> expected =
        List.of("error loading private key (PEM object number 1) from " + path(1));
    assertFails(expected, Pem.file("ed448.key") + Pem.file("ed448.crt"));
    assertFails(expected, Pem.file("pss.key") + Pem.file("pss.crt"));
    assertFails(expected, Pem.file("dsa.trad") + Pem.file("dsa.crt"));
    assertFails(expected, Pem.file("ec256k1.key") + Pem.file("ec256k1.crt"));
  }

  @Test
  void excessDataAfterAKeyIsRefused() throws IOException {
    List<String> expected =
        List.of(
            "error loading private key (PEM object number 1) from " + path(1) + ": excess data");
    assertFails(expected, Pem.withExcessData("PRIVATE KEY", Pem.file("rsa.key")));
    assertFails(expected, Pem.withExcessData("RSA PRIVATE KEY", Pem.file("rsa.pkcs1")));
    assertFails(expected, Pem.withExcessData("EC PRIVATE KEY", Pem.file("ec.sec1")));
  }

  @Test
  void encryptedKeysAreNeverAskedFor() throws IOException {
    assertFails(
        List.of("error loading private key (PEM object number 1) from " + path(1)),
        Pem.file("rsa.legacyenc") + Pem.file("rsa.crt"));
    assertFails(
        List.of(
            "loading " + path(1) + ": ignoring PEM type: ENCRYPTED PRIVATE KEY",
            "error loading chain from " + path(1) + ": key not first"),
        Pem.file("rsa.p8enc") + Pem.file("rsa.crt"));
  }

  @Test
  void twoKeysInARowAreRefusedAndTheFirstIsNamed() throws IOException {
    assertFails(
        List.of(
            "error loading certificate chain: key at index 1 in "
                + path(1)
                + " not followed by a certificate"),
        Pem.file("rsa.key"),
        Pem.file("ec.key") + Pem.file("ec.crt"));
  }

  @Test
  void keyWithoutCertificatesAtTheEndIsRefused() throws IOException {
    assertFails(List.of("No certs for key at index 1 in " + path(2)), RSA, Pem.file("ec.key"));
  }

  @Test
  void ignoredObjectAfterAKeyShiftsTheKeysIndex() throws IOException {
    assertFails(
        List.of(
            "loading " + path(1) + ": ignoring PEM type: TRUSTED CERTIFICATE",
            "No certs for key at index 2 in " + path(1)),
        Pem.file("rsa.key") + Pem.file("rsa.trusted"));
  }

  @Test
  void mismatchInTheLastChainIsFoundAtTheEnd() throws IOException {
    List<String> expected =
        List.of("key at index 1 in " + path(1) + " does not match next certificate");
    assertFails(expected, Pem.file("rsa.key") + Pem.file("ec.crt"));
    assertFails(expected, Pem.file("rsa.key") + Pem.file("rsa2.crt"));
    assertFails(expected, Pem.file("ec.key") + Pem.file("ec2.crt"));
    assertFails(expected, Pem.file("ec.key") + Pem.file("ec384.crt"));
  }

  @Test
  void mismatchInAnEarlierChainIsFoundAtTheNextKey() throws IOException {
    assertFails(
        List.of(
            "error loading certificate chain: key at index 1 in "
                + path(1)
                + " does not match the certificate"),
        Pem.file("rsa.key") + Pem.file("rsa2.crt") + EC);
  }

  @Test
  void secondChainOfOneAlgorithmIsAMismatch() throws IOException {
    assertFails(
        List.of("key at index 3 in " + path(1) + " does not match next certificate"),
        EC + Pem.file("ec384.key") + Pem.file("ec384.crt"));
  }

  @Test
  void brokenPemHasNoLineOfItsOwnBeyondTheLibrarys() throws IOException {
    ChainResult result = load(Pem.file("rsa.key").replace("END PRIVATE", "END RSA PRIVATE"));
    assertEquals(
        List.of(
            "TLS library problem: PEM routines::bad end line:" + path(1) + ":28:",
            "error loading private keys and certificates from: "
                + path(1)
                + ": disabling TLS support"),
        result.warnings());
  }

  private void assertFails(List<String> expected, String... contents) throws IOException {
    ChainResult result = load(contents);
    assertInstanceOf(ChainResult.Failed.class, result);
    List<String> warnings = new ArrayList<>(result.warnings());
    warnings.removeIf(warning -> warning.startsWith("TLS library problem: "));
    List<String> all = new ArrayList<>(expected);
    all.add(
        "error loading private keys and certificates from: "
            + chainFiles(contents.length)
            + ": disabling TLS support");
    assertEquals(all, warnings);
  }

  private ChainResult.Loaded loaded(String... contents) throws IOException {
    ChainResult result = load(contents);
    return assertInstanceOf(ChainResult.Loaded.class, result, () -> result.warnings().toString());
  }

  private static CertificateChain only(ChainResult.Loaded loaded) {
    assertTrue(loaded.warnings().isEmpty());
    assertEquals(1, loaded.chains().size());
    return loaded.chains().get(0);
  }

  private ChainResult load(String... contents) throws IOException {
    for (int i = 0; i < contents.length; i++) {
      write(i + 1 + ".pem", contents[i]);
    }
    return LOADER.load(new CertificateFiles.ChainFiles(chainFiles(contents.length)));
  }

  private String chainFiles(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add(path(i));
    }
    return String.join(",", names);
  }

  private String path(int number) {
    return directory.resolve(number + ".pem").toString();
  }

  private Path write(String name, String contents) throws IOException {
    return Files.writeString(directory.resolve(name), contents, StandardCharsets.ISO_8859_1);
  }
}
