package org.jtlsproxy.postfix;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * A remote in this Java machine, for what s_client cannot do: both directions at once, and hundreds
 * of sessions. Trusts every certificate.
 */
public final class TlsClient implements AutoCloseable {

  private static final int READ_LIMIT_MILLIS = 10_000;
  private static final int CLOSE_LIMIT_SECONDS = 5;
  private static final SSLContext CONTEXT = createContext();

  private final Socket tcp;
  private final SSLSocket tls;

  private TlsClient(Socket tcp, SSLSocket tls) {
    this.tcp = tcp;
    this.tls = tls;
  }

  /** TLS with 127.0.0.1, after the handshake. A read gives up after 10 seconds. */
  public static TlsClient connect(int port) throws IOException {
    Socket tcp = new Socket(InetAddress.getLoopbackAddress(), port);
    try {
      tcp.setSoTimeout(READ_LIMIT_MILLIS);
      tcp.setTcpNoDelay(true);
      SSLSocket tls =
          (SSLSocket) CONTEXT.getSocketFactory().createSocket(tcp, "127.0.0.1", port, true);
      // Bounds close() while another thread is stuck in a write.
      tls.setSoLinger(true, CLOSE_LIMIT_SECONDS);
      tls.startHandshake();
      return new TlsClient(tcp, tls);
    } catch (IOException e) {
      tcp.close();
      throw e;
    }
  }

  /** Plaintext from the server. */
  public InputStream input() throws IOException {
    return tls.getInputStream();
  }

  /** Plaintext to the server. */
  public OutputStream output() throws IOException {
    return tls.getOutputStream();
  }

  /** Sends a line and returns the line that answers it, without its end. */
  public String ask(String line) throws IOException {
    output().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    InputStream input = input();
    for (int c = input.read(); c != '\n'; c = input.read()) {
      if (c < 0) {
        throw new IOException("connection ended after \"" + answer + "\"");
      }
      answer.append((char) c);
    }
    return answer.toString();
  }

  /** Ends with a TCP reset. */
  public void reset() throws IOException {
    tcp.setSoLinger(true, 0);
    tcp.close();
  }

  /** Ends with TCP alone: no close_notify. */
  public void hangUp() throws IOException {
    tcp.close();
  }

  /** Ends with close_notify. */
  @Override
  public void close() throws IOException {
    tls.close();
  }

  private static SSLContext createContext() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustEveryone()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new LinkageError("no TLS", e);
    }
  }

  private static final class TrustEveryone implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
