package org.jtlsproxy.master;

import java.nio.charset.StandardCharsets;
import org.jtlsproxy.os.Descriptor;
import org.jtlsproxy.os.IoBuffer;
import org.jtlsproxy.os.StreamSocket;
import org.jtlsproxy.os.SystemCallException;
import org.jtlsproxy.os.ThisProcess;

/**
 * The two pipes to the launcher, the process that master(8) knows: standard input, which ends when
 * the launcher dies, and standard output, on which it is told to go.
 */
public final class LauncherPipe {
  private static final byte[] DRAINING = "draining\n".getBytes(StandardCharsets.US_ASCII);

  private final Descriptor fromLauncher;
  private final Descriptor toLauncher;
  private final Descriptor nullDevice;

  /**
   * Takes over both pipes.
   *
   * @param nullDevice takes the place of both later; opened early, since a jail need not have it
   */
  public LauncherPipe(Descriptor fromLauncher, Descriptor toLauncher, Descriptor nullDevice) {
    this.fromLauncher = fromLauncher;
    this.toLauncher = toLauncher;
    this.nullDevice = nullDevice;
  }

  /** For an event loop to watch: it is ready when the launcher is gone. */
  public Descriptor descriptor() {
    return fromLauncher;
  }

  /**
   * Sends the launcher away, so that master(8) can start another process while this one finishes
   * its sessions. The descriptor numbers stay taken: what the JVM prints must never reach a client.
   *
   * @throws SystemCallException when the numbers cannot be kept
   */
  public void dismissLauncher() throws SystemCallException {
    IoBuffer buffer = new IoBuffer(DRAINING.length);
    buffer.bytes().put(DRAINING).flip();
    try {
      StreamSocket.write(toLauncher, buffer);
    } catch (SystemCallException e) {
      // The launcher has gone by itself, which is what it would have been told.
      buffer.bytes().clear();
    }
    ThisProcess.replace(toLauncher, nullDevice);
    ThisProcess.replace(fromLauncher, nullDevice);
  }
}
