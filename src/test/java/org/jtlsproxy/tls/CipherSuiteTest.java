package org.jtlsproxy.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;

class CipherSuiteTest {
  @Test
  void theTableHoldsExactlyWhatTheEngineSupportsButPreSharedKeys() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS", Conscrypt.newProvider());
    context.init(null, null, null);
    Set<CipherSuite> known = EnumSet.noneOf(CipherSuite.class);
    List<String> unknown = new ArrayList<>();
    for (String name : context.getSupportedSSLParameters().getCipherSuites()) {
      Optional<CipherSuite> suite = CipherSuite.ofJavaName(name);
      if (suite.isPresent()) {
        known.add(suite.get());
      } else if (!name.contains("_PSK_") && !name.endsWith("_SCSV")) {
        unknown.add(name);
      }
    }
    assertEquals(EnumSet.allOf(CipherSuite.class), known);
    assertEquals(List.of(), unknown);
  }

  @Test
  void openSslNamesAndBitsAreKnown() {
    CipherSuite suite = CipherSuite.ofJavaName("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA").orElseThrow();
    assertEquals("ECDHE-RSA-AES128-SHA", suite.openSslName());
    assertEquals(128, suite.usedBits());
    assertEquals(Optional.of(suite), CipherSuite.ofCode(0xc013));
  }

  @Test
  void aSuiteWorksOnlyInTheVersionsItIsFor() {
    assertTrue(CipherSuite.TLS_AES_128_GCM_SHA256.worksIn(0x0304));
    assertFalse(CipherSuite.TLS_AES_128_GCM_SHA256.worksIn(0x0303));
    assertTrue(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256.worksIn(0x0303));
    assertFalse(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256.worksIn(0x0302));
    assertFalse(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256.worksIn(0x0304));
    assertTrue(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA.worksIn(0x0301));
  }

  @Test
  void unknownNamesAndNumbersAreEmpty() {
    assertEquals(Optional.empty(), CipherSuite.ofJavaName("TLS_PSK_WITH_AES_128_CBC_SHA"));
    assertEquals(Optional.empty(), CipherSuite.ofCode(0x00ff));
  }
}
