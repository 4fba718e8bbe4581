package org.jtlsproxy.tls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/**
 * One TLS connection as a transformer of bytes: no socket, no thread, no clock.
 *
 * <p>All buffers must be direct: for heap buffers Conscrypt allocates 16 KiB an engine. The engine
 * owns native memory and two descriptors, which only {@link #release} gives back at once; a garbage
 * collection does it too late for a daemon.
 */
public final class TlsEngine {
  /** The room that a caller provides for one record's plaintext, bytes: RFC 8446 section 5.1. */
  public static final int MAX_PLAINTEXT = 16_384;

  /** The room that a caller provides for one record, bytes; what Conscrypt asks for. */
  public static final int MAX_RECORD = 16_709;

  /** How far a step got. */
  public enum Progress {
    /** All that was there has been dealt with, or the next record is not complete yet. */
    WANT_INPUT,
    /** The output buffer must be emptied first. */
    WANT_ROOM,
    /** The handshake is complete. */
    ESTABLISHED,
    /** The peer has said close_notify: it will send no more, and takes no more. */
    PEER_CLOSED
  }

  private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

  private final SSLEngine engine;
  private boolean released;

  TlsEngine(SSLEngine engine) throws SSLException {
    this.engine = engine;
    engine.beginHandshake();
  }

  SSLEngine sslEngine() {
    return engine;
  }

  /**
   * Goes on with the handshake.
   *
   * @param input bytes from the peer; what belongs to no complete record, or to what follows the
   *     handshake, is left
   * @param output receives bytes for the peer
   * @param scratch room of {@link #MAX_PLAINTEXT} bytes, which stays empty
   * @throws SSLException when the handshake has failed; {@link #drain} then gives the alert
   */
  public Progress handshake(ByteBuffer input, ByteBuffer output, ByteBuffer scratch)
      throws SSLException {
    while (true) {
      SSLEngineResult result;
      switch (engine.getHandshakeStatus()) {
        case NEED_WRAP -> result = engine.wrap(NOTHING, output);
        case NEED_UNWRAP -> result = engine.unwrap(input, scratch);
        case FINISHED, NOT_HANDSHAKING -> {
          return Progress.ESTABLISHED;
        }
        default -> throw new SSLException("unexpected " + engine.getHandshakeStatus());
      }
      switch (result.getStatus()) {
        case BUFFER_UNDERFLOW -> {
          return Progress.WANT_INPUT;
        }
        case BUFFER_OVERFLOW -> {
          return Progress.WANT_ROOM;
        }
        case CLOSED -> {
          return Progress.PEER_CLOSED;
        }
        case OK -> {
          if (result.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.FINISHED) {
            return Progress.ESTABLISHED;
          }
          requireProgress(result);
        }
      }
    }
  }

  /**
   * Decrypts as many records as there are, and as there is room for.
   *
   * @param input bytes from the peer; an incomplete record at the end is left
   * @param plaintext receives what the peer sent
   * @throws SSLException when the peer broke the protocol; {@link #drain} then gives the alert
   */
  public Progress decrypt(ByteBuffer input, ByteBuffer plaintext) throws SSLException {
    while (plaintext.remaining() >= MAX_PLAINTEXT) {
      SSLEngineResult result = engine.unwrap(input, plaintext);
      switch (result.getStatus()) {
        case BUFFER_UNDERFLOW -> {
          return Progress.WANT_INPUT;
        }
        case BUFFER_OVERFLOW -> {
          return Progress.WANT_ROOM;
        }
        case CLOSED -> {
          return Progress.PEER_CLOSED;
        }
        case OK -> {
          if (result.bytesConsumed() == 0 && result.bytesProduced() == 0) {
            return Progress.WANT_INPUT;
          }
        }
      }
    }
    return Progress.WANT_ROOM;
  }

  /** Whether the engine has something to send of its own accord, such as a key update. */
  public boolean hasOwnOutput() {
    return engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP;
  }

  /**
   * Encrypts all there is, in records as large as possible.
   *
   * @param plaintext what to send; empty when the engine has output of its own
   * @param output needs room of {@link #MAX_RECORD} bytes for each 16 KiB of plaintext
   * @throws SSLException when the connection can send no more
   */
  public void encrypt(ByteBuffer plaintext, ByteBuffer output) throws SSLException {
    do {
      SSLEngineResult result = engine.wrap(plaintext, output);
      switch (result.getStatus()) {
        case OK -> requireProgress(result);
        case CLOSED -> {
          plaintext.position(plaintext.limit());
          return;
        }
        default -> throw new SSLException("no room for a record: " + result);
      }
    } while (plaintext.hasRemaining() || hasOwnOutput());
  }

  /** An engine that does nothing and wants to be asked again would stop the whole loop. */
  private static void requireProgress(SSLEngineResult result) throws SSLException {
    if (result.bytesConsumed() == 0 && result.bytesProduced() == 0) {
      throw new SSLException("no progress: " + result);
    }
  }

  /** Makes close_notify the last thing that this side sends; {@link #drain} gives the bytes. */
  public void closeOutbound() {
    engine.closeOutbound();
  }

  /**
   * Gives what the engine still has to send: close_notify, or the alert after a failure.
   *
   * @param output receives it; what does not fit is left behind
   */
  public void drain(ByteBuffer output) {
    try {
      while (!engine.isOutboundDone() && output.remaining() >= MAX_RECORD) {
        SSLEngineResult result = engine.wrap(NOTHING, output);
        if (result.getStatus() != SSLEngineResult.Status.OK || result.bytesProduced() == 0) {
          return;
        }
      }
    } catch (SSLException e) {
      // The failure has been reported to the caller that met it first; nothing is left to send.
      return;
    }
  }

  /**
   * Gives back everything the engine owns; further calls do nothing.
   *
   * @param scratch takes what nobody will be sent
   */
  public void release(ByteBuffer scratch) {
    if (released) {
      return;
    }
    released = true;
    engine.closeOutbound();
    // Conscrypt frees its native part when both directions are closed and nothing is left to send.
    for (int i = 0; i < 16 && !engine.isOutboundDone(); i++) {
      scratch.clear();
      try {
        engine.wrap(NOTHING, scratch);
      } catch (SSLException e) {
        break;
      }
    }
    try {
      engine.closeInbound();
    } catch (SSLException e) {
      // Conscrypt does not throw here (the peer may go without close_notify); others would.
      return;
    }
  }
}
