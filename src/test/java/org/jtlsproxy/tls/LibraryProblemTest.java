package org.jtlsproxy.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLProtocolException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;

class LibraryProblemTest {
  private static final String HEAD =
      "Read error: ssl=0x7f34f060a9e8: Failure in SSL library, usually a protocol error\n";
  private static final String NO_SHARED_CIPHER =
      "error:100000b8:SSL routines:OPENSSL_internal:NO_SHARED_CIPHER"
          + " (/__w/_temp/boringssl/ssl/ssl_cipher.cc:779 0x7f34cca1730d:0x00000000)\n";

  @Test
  void errorOfTheLibraryIsOneLineWithoutAddresses() {
    assertEquals(
        List.of(
            "TLS library problem: error:100000B8:SSL routines:OPENSSL_internal:NO_SHARED_CIPHER:"
                + "ssl/ssl_cipher.cc:779:"),
        LibraryProblem.lines(new SSLHandshakeException(HEAD + NO_SHARED_CIPHER)));
  }

  @Test
  void alertFromThePeerHasItsNumber() {
    assertEquals(
        List.of(
            "TLS library problem: error:10000410:SSL routines:OPENSSL_internal:"
                + "SSLV3_ALERT_HANDSHAKE_FAILURE:ssl/tls_record.cc:491:SSL alert number 40:",
            "TLS library problem: error:1000009A:SSL routines:OPENSSL_internal:"
                + "HANDSHAKE_FAILURE_ON_CLIENT_HELLO:ssl/handshake.cc:591:"),
        LibraryProblem.lines(
            new SSLHandshakeException(
                HEAD
                    + "error:10000410:SSL routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE"
                    + " (/__w/_temp/boringssl/ssl/tls_record.cc:491 0x7f34f05de370:0x00000003)\n"
                    + "error:1000009a:SSL routines:OPENSSL_internal:"
                    + "HANDSHAKE_FAILURE_ON_CLIENT_HELLO"
                    + " (/__w/_temp/boringssl/ssl/handshake.cc:591 0x7f34cca1730d:0x00000000)")));
  }

  @Test
  void sameErrorInTheCauseIsNotRepeated() {
    SSLHandshakeException failure = new SSLHandshakeException(HEAD + NO_SHARED_CIPHER);
    failure.initCause(new SSLProtocolException(HEAD + NO_SHARED_CIPHER + NO_SHARED_CIPHER));
    assertEquals(1, LibraryProblem.lines(failure).size());
  }

  @Test
  void fileOutsideTheLibrarysTreeKeepsItsNameOnly() {
    assertEquals(
        List.of(
            "TLS library problem: error:1E000065:Cipher functions:OPENSSL_internal:BAD_DECRYPT:"
                + "e_aes.cc:862:"),
        LibraryProblem.lines(
            new SSLException(
                "error:1e000065:Cipher functions:OPENSSL_internal:BAD_DECRYPT"
                    + " (/home/x/e_aes.cc:862 0x7f:0x0)")));
  }

  @Test
  void bytesThatAreNoTlsHaveTheWrongVersion() throws Exception {
    SSLException failure = assertThrows(SSLException.class, () -> unwrap("EHLO example.org\r\n"));
    assertEquals(
        List.of(
            "TLS library problem: error:100000F7:SSL routines:OPENSSL_internal:"
                + "WRONG_VERSION_NUMBER:Unable to parse TLS packet header:"),
        LibraryProblem.lines(failure));
  }

  @Test
  void realErrorOfTheEngineIsUnderstood() {
    SSLException failure =
        assertThrows(
            SSLException.class, () -> unwrap("\u0016\u0003\u0001\0\u0005\u0001\0\0\u0001\0"));
    List<String> lines = LibraryProblem.lines(failure);
    assertEquals(1, lines.size());
    assertTrue(
        lines
            .get(0)
            .matches(
                "TLS library problem: error:10000083:SSL routines:OPENSSL_internal:"
                    + "CLIENTHELLO_PARSE_FAILED:ssl/extensions\\.cc:[0-9]+:"),
        lines.get(0));
  }

  @Test
  void peerThatGoesAwayIsNoProblemOfTheLibrary() {
    assertEquals(List.of(), LibraryProblem.lines(new EOFException(NO_SHARED_CIPHER)));
    assertEquals(List.of(), LibraryProblem.lines(new IOException("Connection reset by peer")));
    assertEquals(
        List.of(),
        LibraryProblem.lines(
            new SSLException("Read error: ssl=0x7f: I/O error during system call")));
    assertEquals(List.of(), LibraryProblem.lines(new SSLException((String) null)));
    SSLHandshakeException refused = new SSLHandshakeException("no such chain");
    refused.initCause(new CertificateException("no such chain"));
    assertEquals(List.of(), LibraryProblem.lines(refused));
  }

  @Test
  void strangersCannotMakeManyLines() {
    StringBuilder message = new StringBuilder(HEAD);
    for (int i = 0; i < 100; i++) {
      message.append(NO_SHARED_CIPHER.replace("779", Integer.toString(i)));
    }
    assertEquals(4, LibraryProblem.lines(new SSLException(message.toString())).size());
  }

  @Test
  void causesInACircleEnd() {
    SSLException first = new SSLException(NO_SHARED_CIPHER);
    SSLException second = new SSLException(NO_SHARED_CIPHER, first);
    first.initCause(second);
    assertEquals(1, LibraryProblem.lines(first).size());
  }

  @Property
  void anyTextGivesLinesWithoutLineEnds(@ForAll String text) {
    for (String line : LibraryProblem.lines(new SSLException(NO_SHARED_CIPHER + text))) {
      assertEquals(-1, line.indexOf('\n'));
    }
  }

  private static void unwrap(String bytes) throws GeneralSecurityException, SSLException {
    SSLContext context = SSLContext.getInstance("TLS", Conscrypt.newProvider());
    context.init(null, null, null);
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.beginHandshake();
    ByteBuffer input = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
    engine.unwrap(input, ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()));
  }
}
