package org.jtlsproxy.session;

import org.jtlsproxy.event.EventLoop;
import org.jtlsproxy.event.SocketEnd;
import org.jtlsproxy.handoff.DescriptorRejection;
import org.jtlsproxy.os.Descriptor;
import org.jtlsproxy.os.Errno;
import org.jtlsproxy.os.PassedDescriptor;
import org.jtlsproxy.os.StreamSocket;
import org.jtlsproxy.os.SystemCallException;

/** The UNIX-domain socket of a local client. */
final class PlaintextSocket extends SocketEnd implements PlaintextEnd {
  private final EventLoop loop;
  private final EventLoop.ReadinessHandler remoteReady;

  /**
   * Takes over an accepted socket.
   *
   * @param localReady told when this end is ready
   * @param remoteReady will be told when the remote socket, once received, is ready
   */
  PlaintextSocket(
      EventLoop loop,
      Descriptor socket,
      EventLoop.ReadinessHandler localReady,
      EventLoop.ReadinessHandler remoteReady) {
    super(loop, socket, localReady);
    this.loop = loop;
    this.remoteReady = remoteReady;
  }

  @Override
  public HandOver receiveRemote() throws SystemCallException {
    PassedDescriptor passed = PassedDescriptor.receive(socket());
    if (passed instanceof PassedDescriptor.Received received) {
      return adopt(received.descriptor());
    }
    return passed instanceof PassedDescriptor.NotYet
        ? new HandOver.NotYet()
        : new HandOver.Refused(DescriptorRejection.notReceived());
  }

  private HandOver adopt(Descriptor descriptor) throws SystemCallException {
    if (!StreamSocket.isStreamSocket(descriptor)) {
      descriptor.close();
      return new HandOver.Refused(DescriptorRejection.readFailed(Errno.text(Errno.ENOTSOCK)));
    }
    try {
      descriptor.nonBlocking();
      StreamSocket.sendAtOnce(descriptor);
      return new HandOver.Received(new SocketEnd(loop, descriptor, remoteReady));
    } catch (SystemCallException e) {
      descriptor.close();
      throw e;
    }
  }

  @Override
  public boolean isAbandoned() {
    try {
      return StreamSocket.peek(socket()) == END;
    } catch (SystemCallException e) {
      return true;
    }
  }
}
