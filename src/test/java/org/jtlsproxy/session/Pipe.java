package org.jtlsproxy.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jtlsproxy.event.StreamEnd;

/** One direction of a connection in memory, with the bounded room of a socket's buffers. */
final class Pipe {
  private final byte[] bytes;
  private int start;
  private int end;
  private long written;
  private boolean ended;
  private boolean reset;
  private boolean readerGone;

  Pipe(int capacity) {
    bytes = new byte[capacity];
  }

  /** Bytes on their way. */
  int size() {
    return end - start;
  }

  int room() {
    return bytes.length - size();
  }

  /** All the bytes that were ever written. */
  long written() {
    return written;
  }

  long read() {
    return written - size();
  }

  /** The writer will write no more. */
  void end() {
    ended = true;
  }

  /** The reader finds an error behind the last byte. */
  void reset() {
    reset = true;
  }

  /** Nobody reads any more: writing fails from now on. */
  void readerGone() {
    readerGone = true;
  }

  boolean isReaderGone() {
    return readerGone;
  }

  boolean isOver() {
    return ended || reset;
  }

  boolean isReset() {
    return reset;
  }

  /** As poll(2) sees it: also the end and an error are something to read. */
  boolean isReadable() {
    return size() > 0 || isOver();
  }

  /** As poll(2) sees it: also an error is a reason to write. */
  boolean isWritable() {
    return room() > 0 || readerGone;
  }

  int write(ByteBuffer from, int limit) throws IOException {
    if (readerGone) {
      throw new IOException("Broken pipe");
    }
    int count = Math.min(Math.min(room(), limit), from.remaining());
    if (end + count > bytes.length) {
      System.arraycopy(bytes, start, bytes, 0, size());
      end -= start;
      start = 0;
    }
    from.get(bytes, end, count);
    end += count;
    written += count;
    return count == 0 ? StreamEnd.WOULD_BLOCK : count;
  }

  int read(ByteBuffer to, int limit) throws IOException {
    int count = Math.min(Math.min(size(), limit), to.remaining());
    if (size() == 0 && reset) {
      throw new IOException("Connection reset by peer");
    }
    if (size() == 0 && ended) {
      return StreamEnd.END;
    }
    to.put(bytes, start, count);
    start += count;
    return count == 0 ? StreamEnd.WOULD_BLOCK : count;
  }
}
