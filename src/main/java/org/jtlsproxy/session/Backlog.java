package org.jtlsproxy.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jtlsproxy.event.StreamEnd;
import org.jtlsproxy.os.IoBuffer;

/**
 * Bytes of one session that have to wait. A session holds memory of its own only while there are
 * any; they are bounded, because nothing more is read while they wait.
 */
final class Backlog {
  private static final byte[] NONE = new byte[0];

  private byte[] bytes = NONE;
  private int start;

  /** Whether nothing waits. */
  boolean isEmpty() {
    return start == bytes.length;
  }

  /** The number of bytes that wait. */
  int size() {
    return bytes.length - start;
  }

  /** Appends what a buffer has left, and leaves the buffer empty. */
  void keep(ByteBuffer rest) {
    if (!rest.hasRemaining()) {
      return;
    }
    byte[] joined = new byte[size() + rest.remaining()];
    System.arraycopy(bytes, start, joined, 0, size());
    rest.get(joined, size(), rest.remaining());
    bytes = joined;
    start = 0;
  }

  /** Moves everything into a buffer with enough room. */
  void moveTo(ByteBuffer buffer) {
    buffer.put(bytes, start, size());
    drop();
  }

  /**
   * Writes what the other side takes.
   *
   * @param scratch holds nothing of value
   * @return whether nothing is left
   * @throws IOException when the stream is broken
   */
  boolean flush(StreamEnd to, IoBuffer scratch) throws IOException {
    if (isEmpty()) {
      return true;
    }
    ByteBuffer buffer = scratch.bytes().clear();
    int count = Math.min(size(), buffer.capacity());
    buffer.put(bytes, start, count).flip();
    start += to.write(scratch);
    if (isEmpty()) {
      drop();
    }
    return isEmpty();
  }

  /** Forgets what waits. */
  void drop() {
    bytes = NONE;
    start = 0;
  }
}
