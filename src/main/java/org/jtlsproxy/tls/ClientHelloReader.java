package org.jtlsproxy.tls;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Watches the first bytes of a TLS connection go by until the ClientHello is complete. It only
 * decides what can be known before there is an engine; whatever is odd about the bytes is for the
 * engine to judge, so there is no error. One reader serves one connection, on one thread.
 */
public final class ClientHelloReader {
  /** The longest message that is looked at, in octets: the engine takes no longer one. */
  public static final int MESSAGE_LIMIT = 1 << 14;

  /**
   * The most octets that are looked at, record headers included. A stranger can make this process
   * keep so many for each connection.
   */
  public static final int STREAM_LIMIT = MESSAGE_LIMIT + (1 << 12);

  private static final int RECORD_HEADER = 5;
  private static final int HANDSHAKE_RECORD = 22;
  private static final int RECORD_LIMIT = 1 << 14;
  private static final int MESSAGE_HEADER = 4;
  private static final int CLIENT_HELLO = 1;

  private final byte[] header = new byte[RECORD_HEADER];
  private int headerLength;
  private int recordLeft;
  private int streamLength;
  private byte[] message = new byte[512];
  private int messageLength;
  private Outcome outcome = new Outcome.NeedMore();

  /** How far the reader has come. */
  public sealed interface Outcome {
    /** The message is not complete. */
    record NeedMore() implements Outcome {}

    /**
     * The message is complete.
     *
     * @param clientHello the message
     */
    record Parsed(ClientHello clientHello) implements Outcome {}

    /** This is no TLS, or no ClientHello that makes sense: hand the bytes to the engine. */
    record LetEngineJudge() implements Outcome {}
  }

  /**
   * Looks at the next bytes of the connection. Once the outcome is anything but {@link
   * Outcome.NeedMore} it stays the same.
   *
   * @param bytes the bytes that came after those of the previous call; position and limit are left
   *     as they are
   */
  public Outcome read(ByteBuffer bytes) {
    ByteBuffer rest = bytes.duplicate();
    while (outcome instanceof Outcome.NeedMore && rest.hasRemaining()) {
      if (recordLeft > 0) {
        readFragment(rest);
      } else {
        readHeader(rest);
      }
    }
    return outcome;
  }

  private void readHeader(ByteBuffer rest) {
    header[headerLength++] = rest.get();
    boolean handshake =
        switch (headerLength) {
          case 1 -> header[0] == HANDSHAKE_RECORD;
          case 2 -> header[1] == 3;
          default -> true;
        };
    if (!handshake) {
      outcome = new Outcome.LetEngineJudge();
    } else if (headerLength == RECORD_HEADER) {
      headerLength = 0;
      recordLeft = unsigned(header, 3, 2);
      streamLength += RECORD_HEADER + recordLeft;
      if (recordLeft == 0 || recordLeft > RECORD_LIMIT || streamLength > STREAM_LIMIT) {
        outcome = new Outcome.LetEngineJudge();
      }
    }
  }

  private void readFragment(ByteBuffer rest) {
    int wanted = messageLength < MESSAGE_HEADER ? MESSAGE_HEADER : messageSize();
    int length = Math.min(Math.min(recordLeft, rest.remaining()), wanted - messageLength);
    if (messageLength + length > message.length) {
      message = Arrays.copyOf(message, Math.max(messageLength + length, 2 * message.length));
    }
    rest.get(message, messageLength, length);
    messageLength += length;
    recordLeft -= length;
    if (messageLength < MESSAGE_HEADER) {
      return;
    }
    if (message[0] != CLIENT_HELLO || messageSize() > MESSAGE_LIMIT) {
      outcome = new Outcome.LetEngineJudge();
    } else if (messageLength == messageSize()) {
      Optional<ClientHello> clientHello =
          ClientHelloParser.parse(
              ByteBuffer.wrap(message, MESSAGE_HEADER, messageLength - MESSAGE_HEADER));
      outcome =
          clientHello.isPresent()
              ? new Outcome.Parsed(clientHello.get())
              : new Outcome.LetEngineJudge();
    }
  }

  private int messageSize() {
    return MESSAGE_HEADER + unsigned(message, 1, 3);
  }

  private static int unsigned(byte[] bytes, int offset, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | (bytes[offset + i] & 0xff);
    }
    return value;
  }
}
