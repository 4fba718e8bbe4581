package org.jtlsproxy.session;

import java.io.IOException;
import java.util.function.IntSupplier;
import org.jtlsproxy.event.EventLoop.ReadinessHandler;
import org.jtlsproxy.event.Interest;
import org.jtlsproxy.event.StreamEnd;
import org.jtlsproxy.os.IoBuffer;

/** The session's end of a connection in memory, with epoll(7)'s level-triggered readiness. */
class MemoryEnd implements StreamEnd {
  private final Pipe in;
  private final Pipe out;
  private final ReadinessHandler handler;
  private IntSupplier readLimit = () -> Integer.MAX_VALUE;
  private IntSupplier writeLimit = () -> Integer.MAX_VALUE;
  private Interest interest = Interest.NOTHING;
  private boolean refusingToWait;
  private int closings;
  private boolean unreadWhenClosed;

  MemoryEnd(Pipe in, Pipe out, ReadinessHandler handler) {
    this.in = in;
    this.out = out;
    this.handler = handler;
  }

  /** How much each read and each write moves at most; 0 makes the call find nothing to do. */
  void limit(IntSupplier read, IntSupplier write) {
    readLimit = read;
    writeLimit = write;
  }

  /** Lets the next attempt to wait fail, as the kernel may when it is out of memory. */
  void refuseToWait() {
    refusingToWait = true;
  }

  final Pipe in() {
    return in;
  }

  final Pipe out() {
    return out;
  }

  final Interest interest() {
    return interest;
  }

  final int closings() {
    return closings;
  }

  /** Whether closing threw away what the peer had sent, which TCP answers with a reset. */
  final boolean unreadWhenClosed() {
    return unreadWhenClosed;
  }

  /** Whether epoll_wait(2) would report this end. */
  final boolean isReady() {
    if (closings > 0 || interest == Interest.NOTHING) {
      return false;
    }
    boolean hangUp = in.isReset() || (in.isOver() && out.isReaderGone());
    return hangUp
        || switch (interest) {
          case NOTHING -> false;
          case READ -> in.isReadable();
          case WRITE -> out.isWritable();
          case READ_OR_WRITE -> in.isReadable() || out.isWritable();
          case DEPARTURE -> in.isOver();
        };
  }

  final void report() {
    handler.ready();
  }

  @Override
  public int read(IoBuffer to) throws IOException {
    requireOpen();
    if (!to.bytes().hasRemaining()) {
      throw new AssertionError("a read without room looks like the end of the stream");
    }
    return in.read(to.bytes(), readLimit.getAsInt());
  }

  @Override
  public final int write(IoBuffer from) throws IOException {
    requireOpen();
    return out.write(from.bytes(), writeLimit.getAsInt());
  }

  @Override
  public final void await(Interest wanted) {
    requireOpen();
    if (refusingToWait) {
      throw new IllegalStateException("epoll_ctl: Cannot allocate memory");
    }
    interest = wanted;
  }

  @Override
  public final void close() {
    closings++;
    unreadWhenClosed = in.size() > 0;
    out.end();
    in.readerGone();
  }

  final void requireOpen() {
    if (closings > 0) {
      throw new AssertionError("used after close");
    }
  }
}
