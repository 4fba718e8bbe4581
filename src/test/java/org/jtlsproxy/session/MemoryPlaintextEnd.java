package org.jtlsproxy.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jtlsproxy.event.EventLoop.ReadinessHandler;
import org.jtlsproxy.event.StreamEnd;
import org.jtlsproxy.handoff.DescriptorRejection;
import org.jtlsproxy.os.IoBuffer;

/** The session's end towards a local client in memory, which can pass a remote socket. */
final class MemoryPlaintextEnd extends MemoryEnd implements PlaintextEnd {
  /** A socket that travels with a byte of the stream. */
  private record Passed(long position, Supplier<StreamEnd> socket) {}

  private final Deque<Passed> passed = new ArrayDeque<>();

  MemoryPlaintextEnd(Pipe in, Pipe out, ReadinessHandler handler) {
    super(in, out, handler);
  }

  /**
   * Attaches a socket to a byte that the client sends.
   *
   * @param position the number of the bytes that the client sends before it
   */
  void pass(long position, Supplier<StreamEnd> socket) {
    passed.add(new Passed(position, socket));
  }

  @Override
  public int read(IoBuffer to) throws IOException {
    int count = super.read(to);
    if (!passed.isEmpty() && passed.element().position() < in().read()) {
      throw new AssertionError("a read swallowed the descriptor");
    }
    return count;
  }

  @Override
  public HandOver receiveRemote() throws IOException {
    requireOpen();
    long position = in().read();
    int count = in().read(ByteBuffer.allocate(1), 1);
    if (count == WOULD_BLOCK) {
      return new HandOver.NotYet();
    }
    if (count == END || passed.isEmpty() || passed.element().position() != position) {
      return new HandOver.Refused(DescriptorRejection.notReceived());
    }
    return new HandOver.Received(passed.remove().socket().get());
  }

  @Override
  public boolean isAbandoned() {
    requireOpen();
    return in().size() == 0 && in().isOver();
  }
}
