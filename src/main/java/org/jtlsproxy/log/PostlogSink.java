package org.jtlsproxy.log;

import org.jspecify.annotations.Nullable;
import org.jtlsproxy.os.UnixDatagramSocket;

/**
 * The socket of postlogd(8), used as Postfix's msg_logger(3) does: connecting is tried again with
 * each datagram until it succeeds, and from then on a datagram that fails is lost. The receiving
 * socket is held by master(8), so it outlives any postlogd process.
 */
final class PostlogSink implements DatagramSink {
  private final String path;
  private @Nullable UnixDatagramSocket socket;

  /** Connects at once: later the path may be outside the chroot jail. */
  PostlogSink(String path) {
    this.path = path;
    this.socket = UnixDatagramSocket.connect(path).orElse(null);
  }

  @Override
  public boolean send(byte[] datagram) {
    if (socket == null) {
      socket = UnixDatagramSocket.connect(path).orElse(null);
    }
    return socket != null && socket.send(datagram);
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
