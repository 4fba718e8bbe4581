package org.jtlsproxy.event;

import java.io.IOException;
import org.jtlsproxy.os.IoBuffer;
import org.jtlsproxy.os.StreamSocket;

/**
 * This process's end of a byte stream: non-blocking, watched by one event loop, with one owner who
 * closes it.
 */
public interface StreamEnd extends AutoCloseable {
  /** Nothing to read, or no room to write: wait for the loop to report. */
  int WOULD_BLOCK = StreamSocket.WOULD_BLOCK;

  /** The other side will send no more. */
  int END = StreamSocket.END;

  /**
   * Reads what is there, as much as fits, and advances the buffer.
   *
   * @return the number of bytes, {@link #WOULD_BLOCK} or {@link #END}
   * @throws IOException when the stream is broken; the message is the strerror(3) text
   */
  int read(IoBuffer to) throws IOException;

  /**
   * Writes as much as the stream takes, and advances the buffer.
   *
   * @return the number of bytes, or {@link #WOULD_BLOCK}
   * @throws IOException when the stream is broken; the message is the strerror(3) text
   */
  int write(IoBuffer from) throws IOException;

  /** Says what the owner waits for from now on; costs nothing when nothing changes. */
  void await(Interest interest);

  /** Closes the end and forgets what was awaited. Further calls do nothing. */
  @Override
  void close();
}
