package org.jtlsproxy.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jtlsproxy.event.StreamEnd;
import org.jtlsproxy.tls.TlsEngine;
import org.jtlsproxy.tls.TlsLibrary;

/** The remote peer: a real TLS client on the other side of the ciphertext end. */
final class TlsPeer {
  private static final SSLContext CLIENTS = clients();
  private static final int ROOM = 4 * TlsEngine.MAX_RECORD;

  private final SSLEngine engine = CLIENTS.createSSLEngine();
  private final Pipe toSession;
  private final Pipe fromSession;
  private final ByteBuffer cipherIn = ByteBuffer.allocateDirect(ROOM).flip();
  private final ByteBuffer cipherOut = ByteBuffer.allocateDirect(ROOM).flip();
  private final ByteBuffer plain = ByteBuffer.allocateDirect(ROOM);
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private ByteBuffer unsent = ByteBuffer.allocateDirect(0);
  private Optional<SSLException> failure = Optional.empty();
  private boolean started;
  private boolean established;
  private boolean reading = true;
  private boolean closeNotify;
  private boolean sayingGoodbye;
  private long cutAt = Long.MAX_VALUE;
  private Runnable cut = () -> {};

  TlsPeer(String protocol, Pipe toSession, Pipe fromSession) {
    this.toSession = toSession;
    this.fromSession = fromSession;
    engine.setUseClientMode(true);
    engine.setEnabledProtocols(new String[] {protocol});
  }

  private static SSLContext clients() {
    try {
      SSLContext context = SSLContext.getInstance("TLS", TlsLibrary.provider());
      context.init(null, new TrustManager[] {new AnyServer()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Begins the handshake. */
  void start() {
    try {
      engine.beginHandshake();
    } catch (SSLException e) {
      throw new AssertionError(e);
    }
    started = true;
  }

  boolean isEstablished() {
    return established;
  }

  /** Sends plaintext once there is a TLS session. */
  void send(byte[] bytes) {
    unsent =
        ByteBuffer.allocateDirect(unsent.remaining() + bytes.length).put(unsent).put(bytes).flip();
  }

  /** Sends bytes as they are, ahead of anything that TLS has yet to send. */
  void sendRaw(byte[] bytes) {
    cipherOut.compact().put(bytes).flip();
  }

  /** Encrypts without sending. */
  byte[] encrypt(byte[] bytes) {
    ByteBuffer output = ByteBuffer.allocateDirect(2 * TlsEngine.MAX_RECORD);
    try {
      engine.wrap(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip(), output);
    } catch (SSLException e) {
      throw new AssertionError(e);
    }
    byte[] record = new byte[output.flip().remaining()];
    output.get(record);
    return record;
  }

  /** Says close_notify behind all that was sent. */
  void sayGoodbye() {
    sayingGoodbye = true;
  }

  /** Does something instead of sending a byte of the TCP stream. */
  void cutAt(long position, Runnable action) {
    cutAt = position;
    cut = action;
  }

  void read(boolean wanted) {
    reading = wanted;
  }

  /** Ends its TCP stream, and still reads. */
  void halfClose() {
    toSession.end();
  }

  void close() {
    toSession.end();
    fromSession.readerGone();
    reading = false;
  }

  void reset() {
    toSession.reset();
    fromSession.readerGone();
    reading = false;
  }

  byte[] received() {
    return received.toByteArray();
  }

  /** Why TLS has failed here: an alert, for one. */
  Optional<SSLException> failure() {
    return failure;
  }

  boolean sawCloseNotify() {
    return closeNotify;
  }

  boolean sawEnd() {
    return fromSession.isOver() && fromSession.size() == 0;
  }

  boolean hasSentAll() {
    return !unsent.hasRemaining() && !cipherOut.hasRemaining();
  }

  void pump() {
    try {
      if (reading) {
        cipherIn.compact();
        fromSession.read(cipherIn, Integer.MAX_VALUE);
        cipherIn.flip();
      }
      if (started && failure.isEmpty()) {
        converse();
      }
      flush();
    } catch (SSLException e) {
      failure = Optional.of(e);
    } catch (IOException e) {
      // The session has closed its end: what is left has nowhere to go.
      cipherOut.limit(cipherOut.position());
      unsent.limit(unsent.position());
    }
  }

  private void flush() throws IOException {
    while (cipherOut.hasRemaining() && !toSession.isOver()) {
      long left = cutAt - toSession.written();
      if (toSession.write(cipherOut, (int) Math.min(Integer.MAX_VALUE, left))
          == StreamEnd.WOULD_BLOCK) {
        break;
      }
    }
    if (toSession.written() >= cutAt) {
      cutAt = Long.MAX_VALUE;
      cut.run();
      cipherOut.limit(cipherOut.position());
    }
  }

  private void converse() throws SSLException {
    boolean moved;
    do {
      moved = engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && wrap();
      moved |= unwrap();
      established |= !isHandshaking();
      if (!isHandshaking() && unsent.hasRemaining()) {
        moved |= wrap();
      }
    } while (moved);
    if (sayingGoodbye && !unsent.hasRemaining() && !isHandshaking() && !engine.isOutboundDone()) {
      engine.closeOutbound();
      wrap();
    }
  }

  private boolean isHandshaking() {
    HandshakeStatus status = engine.getHandshakeStatus();
    return status == HandshakeStatus.NEED_WRAP || status == HandshakeStatus.NEED_UNWRAP;
  }

  private boolean wrap() throws SSLException {
    if (cipherOut.capacity() - cipherOut.remaining() < 2 * TlsEngine.MAX_RECORD) {
      return false;
    }
    cipherOut.compact();
    SSLEngineResult result = engine.wrap(unsent, cipherOut);
    cipherOut.flip();
    return result.bytesProduced() > 0;
  }

  private boolean unwrap() throws SSLException {
    if (!cipherIn.hasRemaining()) {
      return false;
    }
    SSLEngineResult result = engine.unwrap(cipherIn, plain.clear());
    byte[] bytes = new byte[plain.flip().remaining()];
    plain.get(bytes);
    received.writeBytes(bytes);
    closeNotify |= result.getStatus() == SSLEngineResult.Status.CLOSED;
    return result.bytesConsumed() > 0;
  }

  /** Gives back what the engine owns. */
  void release() throws SSLException {
    engine.closeOutbound();
    for (int i = 0; i < 4 && !engine.isOutboundDone(); i++) {
      engine.wrap(ByteBuffer.allocateDirect(0), ByteBuffer.allocateDirect(ROOM));
    }
    engine.closeInbound();
  }

  /** Which certificates are good is not what these tests are about. */
  private static final class AnyServer implements X509TrustManager {
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
