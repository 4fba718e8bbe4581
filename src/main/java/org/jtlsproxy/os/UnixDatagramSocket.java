package org.jtlsproxy.os;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.newsclub.net.unix.AFUNIXDatagramSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/**
 * The sending end of a connected AF_UNIX SOCK_DGRAM socket, blocking and close-on-exec, see
 * unix(7).
 *
 * <p>A connection outlives chroot(2): the peer is found once, by path, when the socket is made. Not
 * thread-safe; it may move from one thread to another.
 */
public final class UnixDatagramSocket implements Closeable {
  private final AFUNIXDatagramSocket socket;

  private UnixDatagramSocket(AFUNIXDatagramSocket socket) {
    this.socket = socket;
  }

  /**
   * Connects to the socket that a server has bound.
   *
   * @param path where the server's socket is in the file system, at most 107 bytes, one per char
   * @return empty if there is no such socket, or nobody has it open, or it may not be used
   */
  public static Optional<UnixDatagramSocket> connect(String path) {
    AFUNIXDatagramSocket socket = null;
    try {
      AFUNIXSocketAddress server =
          AFUNIXSocketAddress.of(path.getBytes(StandardCharsets.ISO_8859_1));
      socket = AFUNIXDatagramSocket.newInstance();
      socket.connect(server);
      return Optional.of(new UnixDatagramSocket(socket));
    } catch (IOException e) {
      if (socket != null) {
        socket.close();
      }
      return Optional.empty();
    }
  }

  /**
   * Sends one datagram; waits while the receiver's queue is full. An interrupt does not end the
   * wait.
   *
   * @return whether it was sent; it is not if the peer has closed its socket, or if the datagram is
   *     larger than the kernel allows
   */
  public boolean send(byte[] datagram) {
    try {
      socket.send(new DatagramPacket(datagram, datagram.length));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
