package org.jtlsproxy.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.jtlsproxy.tls.cert.EcCurve;
import org.jtlsproxy.tls.cert.KeyKind;
import org.junit.jupiter.api.Test;

class GroupOrderTest {
  private static final List<NamedGroup> OWN =
      List.of(NamedGroup.X25519MLKEM768, NamedGroup.X25519, NamedGroup.P384);
  private static final int X25519 = 29;
  private static final int P256 = 23;
  private static final int P384 = 24;
  private static final KeyKind KEY = new KeyKind.Ec(EcCurve.P256);

  @Test
  void inTls13TheFirstGroupWithAKeyWins() {
    ClientHello hello = hello(List.of(0x11ec, P384, X25519), List.of(P256, X25519));
    assertEquals(
        List.of(NamedGroup.X25519, NamedGroup.X25519MLKEM768, NamedGroup.P384),
        order(false, hello, ProtocolVersion.TLSV1_3));
    assertEquals(
        order(false, hello, ProtocolVersion.TLSV1_3), order(true, hello, ProtocolVersion.TLSV1_3));
  }

  @Test
  void upToTls12TheClientsOrderWinsUnlessTheServerPreempts() {
    ClientHello hello = hello(List.of(P256, P384, X25519), List.of());
    assertEquals(
        List.of(NamedGroup.P384, NamedGroup.X25519, NamedGroup.X25519MLKEM768, NamedGroup.P256),
        order(false, hello, ProtocolVersion.TLSV1_2));
    assertEquals(
        List.of(NamedGroup.X25519MLKEM768, NamedGroup.X25519, NamedGroup.P384, NamedGroup.P256),
        order(true, hello, ProtocolVersion.TLSV1_2));
  }

  @Test
  void curveOfTheCertificateIsNotForTheKeyExchange() {
    assertEquals(OWN, order(false, hello(List.of(P256), List.of(P256)), ProtocolVersion.TLSV1_2));
    assertEquals(OWN, order(false, hello(List.of(P256), List.of(P256)), ProtocolVersion.TLSV1_3));
  }

  @Test
  void unknownClientGetsTheServersOrder() {
    assertEquals(
        OWN,
        List.copyOf(new GroupOrder(OWN, false).forClient(Optional.empty(), Optional.empty(), KEY)));
  }

  private static List<NamedGroup> order(
      boolean preempt, ClientHello hello, ProtocolVersion version) {
    return List.copyOf(
        new GroupOrder(OWN, preempt).forClient(Optional.of(hello), Optional.of(version), KEY));
  }

  private static ClientHello hello(List<Integer> groups, List<Integer> shares) {
    return new ClientHello(0x0303, 0, List.of(), List.of(), List.of(), groups, shares, "");
  }
}
