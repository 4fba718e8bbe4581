package org.jtlsproxy.log;

import org.jspecify.annotations.Nullable;
import org.jtlsproxy.os.UnixDatagramSocket;

/**
 * The socket of syslogd(8), with the patience of syslog(3): a datagram that fails is sent once more
 * over a new connection, because syslogd may have been restarted; if that fails too, the datagram
 * is lost and the next one connects anew.
 */
final class SyslogSink implements DatagramSink {
  private final String path;
  private @Nullable UnixDatagramSocket socket;

  /** Connects at once: later the path may be outside the chroot jail. */
  SyslogSink(String path) {
    this.path = path;
    this.socket = UnixDatagramSocket.connect(path).orElse(null);
  }

  @Override
  public boolean send(byte[] datagram) {
    if (socket != null && socket.send(datagram)) {
      return true;
    }
    close();
    socket = UnixDatagramSocket.connect(path).orElse(null);
    if (socket != null && socket.send(datagram)) {
      return true;
    }
    close();
    return false;
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
