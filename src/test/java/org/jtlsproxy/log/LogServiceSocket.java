package org.jtlsproxy.log;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.newsclub.net.unix.AFUNIXDatagramSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** The receiving end of a log: a real datagram socket, as syslogd and postlogd have it. */
final class LogServiceSocket implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Path path;
  private final AFUNIXDatagramSocket socket;

  private LogServiceSocket(Path path, AFUNIXDatagramSocket socket) {
    this.path = path;
    this.socket = socket;
  }

  static LogServiceSocket bind(Path path) throws IOException {
    AFUNIXDatagramSocket socket = AFUNIXDatagramSocket.newInstance();
    socket.bind(AFUNIXSocketAddress.of(path));
    socket.setSoTimeout(PATIENCE_MILLIS);
    return new LogServiceSocket(path, socket);
  }

  /** The next datagram; fails if none comes. */
  String receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    socket.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  List<String> receive(int count) throws IOException {
    List<String> lines = new ArrayList<>();
    while (lines.size() < count) {
      lines.add(receive());
    }
    return lines;
  }

  /** Every datagram that has arrived by now. */
  List<String> receiveWhatIsThere() throws IOException {
    List<String> lines = new ArrayList<>();
    socket.setSoTimeout(1);
    try {
      while (true) {
        lines.add(receive());
      }
    } catch (SocketTimeoutException e) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      return lines;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    Files.deleteIfExists(path);
  }
}
