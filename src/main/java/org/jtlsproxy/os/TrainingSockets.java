package org.jtlsproxy.os;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.newsclub.net.unix.AFSocketPair;
import org.newsclub.net.unix.AFUNIXDatagramSocket;
import org.newsclub.net.unix.AFUNIXSelectorProvider;
import org.newsclub.net.unix.AFUNIXServerSocketChannel;
import org.newsclub.net.unix.AFUNIXSocketAddress;
import org.newsclub.net.unix.AFUNIXSocketChannel;
import org.newsclub.net.unix.FileDescriptorCast;

/**
 * The other ends of what a daemon is connected to, in the daemon's own process: for a training run,
 * in which nothing of Postfix takes part. Blocking, unlike all else here.
 */
public final class TrainingSockets {
  private static final int F_DUPFD_CLOEXEC = 1030;

  /**
   * Two connected sockets.
   *
   * @param near for the caller
   * @param far for the daemon, as a descriptor with an owner of its own
   */
  public record Pair(SocketChannel near, Descriptor far) {}

  /**
   * A listening socket.
   *
   * @param name keeps the name in the file system until it is closed
   * @param socket for the daemon
   */
  public record Listener(Closeable name, Descriptor socket) {}

  private TrainingSockets() {}

  /** Connects two sockets. */
  public static Pair pair() throws IOException {
    AFSocketPair<AFUNIXSocketChannel> pair =
        AFUNIXSelectorProvider.provider().openSocketChannelPair();
    try (AFUNIXSocketChannel far = pair.getSocket2()) {
      return new Pair(pair.getSocket1(), duplicate(far.getFileDescriptor()));
    }
  }

  /** Listens. */
  public static Listener listen(Path path) throws IOException {
    AFUNIXServerSocketChannel channel = AFUNIXServerSocketChannel.open();
    channel.bind(AFUNIXSocketAddress.of(path));
    return new Listener(channel, duplicate(channel.getFileDescriptor()).nonBlocking());
  }

  /** A socket that takes the log and forgets it. */
  public static Closeable log(Path path) throws IOException {
    AFUNIXDatagramSocket socket = AFUNIXDatagramSocket.newInstance();
    socket.bind(AFUNIXSocketAddress.of(path));
    return socket;
  }

  /** Connects to a listening socket. */
  public static SocketChannel connect(Path path) throws IOException {
    return AFUNIXSocketChannel.open(AFUNIXSocketAddress.of(path));
  }

  /** Passes a descriptor, which stays the caller's, with one byte. */
  public static void pass(SocketChannel to, Descriptor passed) throws IOException {
    AFUNIXSocketChannel channel = (AFUNIXSocketChannel) to;
    channel.setOutboundFileDescriptors(
        FileDescriptorCast.unsafeUsing(passed.number()).getFileDescriptor());
    channel.write(ByteBuffer.allocate(1));
  }

  private static Descriptor duplicate(FileDescriptor of) throws IOException {
    int number = FileDescriptorCast.using(of).as(Integer.class);
    int duplicate = Libc.fcntl(number, F_DUPFD_CLOEXEC, 0);
    if (duplicate < 0) {
      throw SystemCallException.last("fcntl");
    }
    return Descriptor.owning(duplicate);
  }
}
