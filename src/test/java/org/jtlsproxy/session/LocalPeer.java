package org.jtlsproxy.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The local client: postscreen(8)'s part, on the other side of the plaintext end. */
final class LocalPeer {
  private final Pipe toSession;
  private final Pipe fromSession;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private ByteBuffer unsent = ByteBuffer.allocate(0);
  private boolean reading = true;
  private boolean ending;
  private boolean gone;
  private long cutAt = Long.MAX_VALUE;
  private Runnable cut = () -> {};

  LocalPeer(Pipe toSession, Pipe fromSession) {
    this.toSession = toSession;
    this.fromSession = fromSession;
  }

  /** Sends bytes as the session takes them. */
  void send(byte[] bytes) {
    unsent = ByteBuffer.allocate(unsent.remaining() + bytes.length).put(unsent).put(bytes).flip();
  }

  /** The number of bytes that are sent before the next one. */
  long position() {
    return toSession.written() + unsent.remaining();
  }

  /** Stops reading, or goes on with it. */
  void read(boolean wanted) {
    reading = wanted;
  }

  /** Ends its stream behind all that was sent, and still reads. */
  void halfClose() {
    ending = true;
  }

  /** Closes behind all that was sent. */
  void close() {
    gone = true;
  }

  /** Is killed with something unread: what the session has not yet read stays readable. */
  void reset() {
    toSession.reset();
    fromSession.readerGone();
    gone = true;
  }

  /** Does something instead of sending the byte behind so many more. */
  void cutAfter(int count, Runnable action) {
    cutAt = toSession.written() + count;
    cut = action;
  }

  boolean hasSentAll() {
    return !unsent.hasRemaining();
  }

  /** What has arrived so far. */
  byte[] received() {
    return received.toByteArray();
  }

  /** What has arrived since the last call. */
  byte[] take() {
    byte[] bytes = received.toByteArray();
    received.reset();
    return bytes;
  }

  /** Whether the session has closed its end. */
  boolean sawEnd() {
    return fromSession.isOver() && fromSession.size() == 0;
  }

  void pump() {
    try {
      if (unsent.hasRemaining()) {
        toSession.write(unsent, (int) Math.min(Integer.MAX_VALUE, cutAt - toSession.written()));
      }
      if (toSession.written() >= cutAt) {
        cutAt = Long.MAX_VALUE;
        unsent = ByteBuffer.allocate(0);
        cut.run();
      }
    } catch (IOException e) {
      unsent = ByteBuffer.allocate(0);
    }
    if (!unsent.hasRemaining() && (ending || gone)) {
      toSession.end();
    }
    if (gone && !unsent.hasRemaining()) {
      fromSession.readerGone();
    } else if (reading) {
      receive();
    }
  }

  private void receive() {
    ByteBuffer buffer = ByteBuffer.allocate(fromSession.size());
    try {
      fromSession.read(buffer, Integer.MAX_VALUE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    received.write(buffer.array(), 0, buffer.position());
  }
}
