package org.jtlsproxy.event;

import org.jtlsproxy.os.Descriptor;
import org.jtlsproxy.os.IoBuffer;
import org.jtlsproxy.os.StreamSocket;
import org.jtlsproxy.os.SystemCallException;

/** A {@link StreamEnd} that is a connected socket of this process. */
public class SocketEnd implements StreamEnd {
  private final Descriptor socket;
  private final EventLoop.Registration registration;

  /**
   * Takes over a non-blocking socket.
   *
   * @param loop watches the socket; everything here is called on its thread
   * @param socket closed by {@link #close}
   * @param handler told when what is awaited has happened
   */
  public SocketEnd(EventLoop loop, Descriptor socket, EventLoop.ReadinessHandler handler) {
    this.socket = socket;
    this.registration = loop.register(socket, handler);
  }

  /** The socket, for calls beyond reading and writing. */
  protected final Descriptor socket() {
    return socket;
  }

  @Override
  public final int read(IoBuffer to) throws SystemCallException {
    return StreamSocket.read(socket, to);
  }

  @Override
  public final int write(IoBuffer from) throws SystemCallException {
    return StreamSocket.write(socket, from);
  }

  @Override
  public final void await(Interest interest) {
    registration.await(interest);
  }

  @Override
  public final void close() {
    if (socket.isOpen()) {
      registration.close();
      socket.close();
    }
  }
}
