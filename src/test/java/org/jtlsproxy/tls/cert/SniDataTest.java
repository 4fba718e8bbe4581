package org.jtlsproxy.tls.cert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;

class SniDataTest {
  private static final ChainLoader LOADER = new ChainLoader(Conscrypt.newProvider());

  @Test
  void chainsComeFromTheTableValue() {
    ChainResult result = load(Pem.file("ec.key") + Pem.file("ec.crt") + Pem.file("ca.crt"));
    ChainResult.Loaded loaded = assertInstanceOf(ChainResult.Loaded.class, result);
    assertEquals(2, loaded.chains().get(0).certificates().size());
  }

  @Test
  void failureAbortsTheHandshakeOfThatName() {
    assertEquals(
        new ChainResult.Failed(
            List.of(
                "No certs for key at index 1 in SNI data for mx.example.org",
                "error loading private keys and certificates from: SNI data for mx.example.org:"
                    + " aborting TLS handshake")),
        load(Pem.file("ec.key")));
  }

  @Test
  void nulByteEndsTheData() {
    ChainResult result = load(Pem.file("ec.key") + "\0\n" + Pem.file("ec.crt"));
    assertEquals(
        "No certs for key at index 1 in SNI data for mx.example.org", result.warnings().get(0));
  }

  private static ChainResult load(String pem) {
    return LOADER.loadSniData(pem.getBytes(StandardCharsets.ISO_8859_1), "mx.example.org");
  }
}
