package org.jtlsproxy.master;

import org.jtlsproxy.os.Descriptor;
import org.jtlsproxy.os.IoBuffer;
import org.jtlsproxy.os.StreamSocket;
import org.jtlsproxy.os.SystemCallException;

/**
 * The channel on which this process tells master(8) how it is, and on which it learns of a reload
 * or of master's end: either way the other side is closed.
 *
 * <p>All processes of the service share the channel, so it is never shut down.
 */
public final class StatusChannel {
  private final Descriptor descriptor;
  private final byte[] firstClientServed;
  private boolean reported;

  /**
   * Takes over the channel.
   *
   * @param descriptor of master's status pipe
   * @param masterChild the process ID that master(8) knows: the launcher's, not the JVM's
   * @param generation from {@link MasterEnvironment#generation}
   */
  public StatusChannel(Descriptor descriptor, int masterChild, int generation) {
    this.descriptor = descriptor;
    this.firstClientServed = StatusMessage.takenThenAvailable(masterChild, generation);
  }

  /** For an event loop to watch: it is ready when master(8) has closed its side. */
  public Descriptor descriptor() {
    return descriptor;
  }

  /** Whether master(8) has closed its side; it never sends anything. */
  public boolean isDisconnected() {
    try {
      return StreamSocket.peek(descriptor) == StreamSocket.END;
    } catch (SystemCallException e) {
      // A close with unread messages on master's side shows up as a reset first.
      return true;
    }
  }

  /**
   * Reports the first clients as served; does nothing after that, see {@link StatusMessage}.
   *
   * @return false when master(8) does not listen any more
   */
  public boolean reportFirstClient() {
    if (reported) {
      return true;
    }
    reported = true;
    IoBuffer buffer = new IoBuffer(firstClientServed.length);
    buffer.bytes().put(firstClientServed).flip();
    try {
      return StreamSocket.write(descriptor, buffer) == firstClientServed.length;
    } catch (SystemCallException e) {
      return false;
    }
  }
}
