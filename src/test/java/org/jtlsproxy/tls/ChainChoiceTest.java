package org.jtlsproxy.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.conscrypt.Conscrypt;
import org.jtlsproxy.tls.cert.CertificateChain;
import org.jtlsproxy.tls.cert.ChainLoader;
import org.jtlsproxy.tls.cert.ChainResult;
import org.jtlsproxy.tls.cert.KeyAlgorithm;
import org.jtlsproxy.tls.cert.Pem;
import org.junit.jupiter.api.Test;

/** The choices are those of Postfix 3.7.11 on OpenSSL 3.0 with the same client and files. */
class ChainChoiceTest {
  private static final String ANY = ">=TLSv1";
  private static final int TLS10 = 0x0301;
  private static final int TLS12 = 0x0303;
  private static final int TLS13 = 0x0304;
  private static final int RSA_SHA256 = 0x0401;
  private static final int PSS_SHA256 = 0x0804;
  private static final int ECDSA_SHA256 = 0x0403;
  private static final int ECDSA_SHA384 = 0x0503;
  private static final int ED25519 = 0x0807;
  private static final int X25519 = 29;
  private static final int P256 = 23;
  private static final int P384 = 24;
  private static final int RSA_SUITE = 0xc02f;
  private static final int ECDSA_SUITE = 0xc02c;
  private static final int RSA_KEY_EXCHANGE = 0x002f;
  private static final List<CertificateChain> CHAINS = chains("rsa", "ec");

  @Test
  void inTls13TheFirstSignatureAlgorithmThatFitsDecides() {
    assertEquals(KeyAlgorithm.EC, tls13(ECDSA_SHA256, PSS_SHA256));
    assertEquals(KeyAlgorithm.RSA, tls13(PSS_SHA256, ECDSA_SHA256));
  }

  @Test
  void inTls13TheCurveMustBeThatOfTheSignatureAlgorithm() {
    assertEquals(KeyAlgorithm.RSA, tls13(ECDSA_SHA384, PSS_SHA256));
  }

  @Test
  void inTls13OldRsaSignaturesDoNotCount() {
    assertEquals(KeyAlgorithm.EC, tls13(RSA_SHA256, ECDSA_SHA256));
  }

  @Test
  void inTls13TheGroupsDoNotLimitTheCertificate() {
    ClientHello hello =
        ClientHellos.offering(
            TLS13, List.of(0x1301), List.of(ECDSA_SHA256, PSS_SHA256), List.of(X25519));
    assertEquals(KeyAlgorithm.EC, choose(CHAINS, false, hello));
  }

  @Test
  void serverThatPreemptsPrefersEcdsa() {
    ClientHello hello =
        ClientHellos.offering(
            TLS13, List.of(0x1301), List.of(PSS_SHA256, ECDSA_SHA256), List.of(X25519));
    assertEquals(KeyAlgorithm.EC, choose(CHAINS, true, hello));
  }

  @Test
  void upToTls12TheClientsFirstSuiteDecides() {
    List<Integer> signatures = List.of(ECDSA_SHA256, PSS_SHA256);
    assertEquals(
        KeyAlgorithm.RSA, tls12(List.of(RSA_SUITE, ECDSA_SUITE), signatures, X25519, P256));
    assertEquals(KeyAlgorithm.EC, tls12(List.of(ECDSA_SUITE, RSA_SUITE), signatures, X25519, P256));
  }

  @Test
  void serverThatPreemptsDecidesByItsOwnFirstSuite() {
    ClientHello hello =
        ClientHellos.offering(
            TLS12,
            List.of(RSA_SUITE, ECDSA_SUITE),
            List.of(ECDSA_SHA256, PSS_SHA256),
            List.of(X25519, P256));
    assertEquals(KeyAlgorithm.EC, choose(CHAINS, true, hello));
  }

  @Test
  void suiteWhoseSignatureTheClientCannotCheckIsPassedOver() {
    assertEquals(
        KeyAlgorithm.RSA, tls12(List.of(ECDSA_SUITE, RSA_SUITE), List.of(PSS_SHA256), P256));
    assertEquals(
        KeyAlgorithm.EC, tls12(List.of(RSA_SUITE, ECDSA_SUITE), List.of(ECDSA_SHA256), P256));
  }

  @Test
  void inTls12AnyDigestGoesWithAnyCurve() {
    assertEquals(
        KeyAlgorithm.EC,
        tls12(List.of(ECDSA_SUITE, RSA_SUITE), List.of(ECDSA_SHA384, PSS_SHA256), P256));
  }

  @Test
  void upToTls12TheCertificatesCurveMustBeAmongTheGroups() {
    List<Integer> signatures = List.of(ECDSA_SHA256, PSS_SHA256);
    assertEquals(KeyAlgorithm.RSA, tls12(List.of(ECDSA_SUITE, RSA_SUITE), signatures, X25519));
    assertEquals(KeyAlgorithm.RSA, tls12(List.of(ECDSA_SUITE, RSA_SUITE), signatures, P384));
  }

  @Test
  void clientThatNamesNoGroupsIsLeftWithRsaKeyExchange() {
    assertEquals(
        KeyAlgorithm.RSA,
        tls12(List.of(ECDSA_SUITE, RSA_KEY_EXCHANGE), List.of(ECDSA_SHA256, RSA_SHA256)));
  }

  @Test
  void rsaKeyExchangeNeedsNoSignature() {
    assertEquals(
        KeyAlgorithm.RSA,
        tls12(List.of(RSA_KEY_EXCHANGE, ECDSA_SUITE), List.of(ECDSA_SHA256), P256));
  }

  @Test
  void suiteThatTheServerDoesNotAcceptDoesNotDecide() {
    assertEquals(
        KeyAlgorithm.RSA,
        tls12(List.of(0xc023, RSA_SUITE, ECDSA_SUITE), List.of(ECDSA_SHA256, PSS_SHA256), P256));
  }

  @Test
  void suitesOfTls12DoNotDecideInTls10() {
    ClientHello hello =
        ClientHellos.offering(
            TLS10, List.of(ECDSA_SUITE, 0xc013, 0xc009), List.of(), List.of(P256));
    assertEquals(KeyAlgorithm.RSA, choose(CHAINS, false, hello));
  }

  @Test
  void clientOfTls12WithoutSignatureAlgorithmsTakesEither() {
    assertEquals(KeyAlgorithm.EC, tls12(List.of(ECDSA_SUITE, RSA_SUITE), List.of(), P256));
  }

  @Test
  void serverWithoutTls13DecidesAsInTls12() {
    ClientHello hello =
        ClientHellos.offering(
            TLS13,
            List.of(0x1301, RSA_SUITE, ECDSA_SUITE),
            List.of(ECDSA_SHA256, PSS_SHA256),
            List.of(P256));
    ChainChoice choice = choice(CHAINS, ">=TLSv1 <=TLSv1.2", false);
    assertEquals(KeyAlgorithm.RSA, algorithm(choice.choose(Optional.of(hello))));
  }

  @Test
  void ed25519StandsInForEcdsaWhereTheClientKnowsIt() {
    List<CertificateChain> chains = chains("rsa", "ed");
    ClientHello knows =
        ClientHellos.offering(
            TLS12, List.of(ECDSA_SUITE, RSA_SUITE), List.of(ED25519, PSS_SHA256), List.of(P256));
    ClientHello doesNot =
        ClientHellos.offering(
            TLS12,
            List.of(ECDSA_SUITE, RSA_SUITE),
            List.of(ECDSA_SHA256, PSS_SHA256),
            List.of(P256));
    assertEquals(KeyAlgorithm.ED25519, choose(chains, false, knows));
    assertEquals(KeyAlgorithm.RSA, choose(chains, false, doesNot));
  }

  @Test
  void onlyChainIsChosenForAnyone() {
    List<CertificateChain> only = chains("ec");
    assertEquals(KeyAlgorithm.EC, choose(only, false, parsed(ClientHellos.tls12())));
    ClientHello rsaOnly =
        ClientHellos.offering(TLS12, List.of(RSA_SUITE), List.of(PSS_SHA256), List.of(P256));
    assertEquals(KeyAlgorithm.EC, choose(only, false, rsaOnly));
  }

  @Test
  void unknownClientGetsRsa() {
    ChainChoice choice = choice(chains("ec", "rsa"), ANY, false);
    assertEquals(KeyAlgorithm.RSA, algorithm(choice.choose(Optional.empty())));
  }

  @Test
  void withoutChainsThereIsNoChoice() {
    assertEquals(Optional.empty(), choice(List.of(), ANY, false).choose(Optional.empty()));
  }

  @Test
  void opensslClientsGetEcdsa() {
    assertEquals(KeyAlgorithm.EC, choose(CHAINS, false, parsed(ClientHellos.tls13())));
    assertEquals(KeyAlgorithm.EC, choose(CHAINS, false, parsed(ClientHellos.tls12())));
  }

  private static KeyAlgorithm tls13(Integer... signatures) {
    return choose(
        CHAINS,
        false,
        ClientHellos.offering(
            TLS13,
            List.of(0x1301, RSA_SUITE, ECDSA_SUITE),
            Arrays.asList(signatures),
            List.of(X25519, P256)));
  }

  private static KeyAlgorithm tls12(
      List<Integer> suites, List<Integer> signatures, Integer... groups) {
    return choose(
        CHAINS, false, ClientHellos.offering(TLS12, suites, signatures, Arrays.asList(groups)));
  }

  private static KeyAlgorithm choose(
      List<CertificateChain> chains, boolean tlsPreemptCipherlist, ClientHello hello) {
    return algorithm(choice(chains, ANY, tlsPreemptCipherlist).choose(Optional.of(hello)));
  }

  private static ChainChoice choice(
      List<CertificateChain> chains, String protocols, boolean tlsPreemptCipherlist) {
    List<NamedGroup> groups =
        List.of(NamedGroup.X25519, NamedGroup.P256, NamedGroup.P521, NamedGroup.P384);
    return new ChainChoice(
        chains,
        ProtocolList.parse(protocols).orElseThrow(),
        List.of(CipherSuite.values()),
        groups,
        tlsPreemptCipherlist);
  }

  private static KeyAlgorithm algorithm(Optional<CertificateChain> chain) {
    return chain.orElseThrow().kind().algorithm();
  }

  private static ClientHello parsed(byte[] stream) {
    return assertInstanceOf(ClientHelloReader.Outcome.Parsed.class, ClientHellos.read(stream))
        .clientHello();
  }

  private static List<CertificateChain> chains(String... names) {
    StringBuilder pem = new StringBuilder();
    for (String name : names) {
      pem.append(Pem.file(name + ".key")).append(Pem.file(name + ".crt"));
    }
    ChainResult result =
        new ChainLoader(Conscrypt.newProvider())
            .loadSniData(pem.toString().getBytes(StandardCharsets.ISO_8859_1), "test");
    return assertInstanceOf(ChainResult.Loaded.class, result).chains();
  }
}
