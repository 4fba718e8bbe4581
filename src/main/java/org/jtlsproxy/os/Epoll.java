package org.jtlsproxy.os;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * An epoll(7) instance, level-triggered. Belongs to one thread; {@link #wake} alone may be called
 * from others.
 */
public final class Epoll implements AutoCloseable {
  /** There is something to read, or the end of the stream. */
  public static final int READABLE = 0x001;

  /** There is room to write. */
  public static final int WRITABLE = 0x004;

  /** The other side will send no more. */
  public static final int PEER_CLOSED = 0x2000;

  private static final int ADD = 1;
  private static final int DELETE = 2;
  private static final int MODIFY = 3;
  private static final int EPOLL_CLOEXEC = 0x80000;
  private static final int EFD_NONBLOCK_CLOEXEC = 0x80800;
  private static final int CAPACITY = 128;
  private static final long WAKE_UP = -1;

  // The kernel packs struct epoll_event on x86-64 only.
  private static final int DATA_OFFSET = "amd64".equals(System.getProperty("os.arch")) ? 4 : 8;
  private static final int EVENT_SIZE = DATA_OFFSET + Long.BYTES;

  private final Descriptor epoll;
  private final Descriptor wakeUp;
  private final Memory events = new Memory((long) CAPACITY * EVENT_SIZE);
  private final Memory change = new Memory(EVENT_SIZE);
  private final Memory wakeUpValue = new Memory(Long.BYTES);
  private final Memory wakeUpDrain = new Memory(Long.BYTES);
  private final long eventsAddress = Pointer.nativeValue(events);
  private final long changeAddress = Pointer.nativeValue(change);

  /** Creates the instance. */
  public Epoll() throws SystemCallException {
    epoll = created(Libc.epoll_create1(EPOLL_CLOEXEC), "epoll_create1");
    wakeUp = created(Libc.eventfd(0, EFD_NONBLOCK_CLOEXEC), "eventfd");
    wakeUpValue.setLong(0, 1);
    control(ADD, wakeUp.number(), READABLE, WAKE_UP);
  }

  private static Descriptor created(int result, String call) throws SystemCallException {
    if (result < 0) {
      throw SystemCallException.last(call);
    }
    return Descriptor.owning(result);
  }

  /**
   * Starts to watch a descriptor.
   *
   * @param key what {@link #key} gives back; not negative
   */
  public void add(Descriptor descriptor, int interest, long key) throws SystemCallException {
    control(ADD, descriptor.number(), interest, key);
  }

  /** Changes what a watched descriptor is watched for. */
  public void modify(Descriptor descriptor, int interest, long key) throws SystemCallException {
    control(MODIFY, descriptor.number(), interest, key);
  }

  /** Stops watching, so that not even errors are reported. */
  public void remove(Descriptor descriptor) throws SystemCallException {
    control(DELETE, descriptor.number(), 0, 0);
  }

  private void control(int operation, int descriptor, int interest, long key)
      throws SystemCallException {
    change.setInt(0, interest);
    change.setLong(DATA_OFFSET, key);
    if (Libc.epoll_ctl(epoll.number(), operation, descriptor, changeAddress) < 0) {
      throw SystemCallException.last("epoll_ctl");
    }
  }

  /**
   * Waits for events.
   *
   * @param timeoutMilliseconds -1 waits for ever
   * @return the number of events; a wake-up is an event with a negative key
   */
  public int await(int timeoutMilliseconds) throws SystemCallException {
    int count = Libc.epoll_wait(epoll.number(), eventsAddress, CAPACITY, timeoutMilliseconds);
    if (count >= 0) {
      return count;
    }
    if (Native.getLastError() == Errno.EINTR) {
      return 0;
    }
    throw SystemCallException.last("epoll_wait");
  }

  /** The key of event number {@code index} of the last {@link #await}. */
  public long key(int index) {
    long key = events.getLong((long) index * EVENT_SIZE + DATA_OFFSET);
    if (key == WAKE_UP) {
      Libc.read(wakeUp.number(), Pointer.nativeValue(wakeUpDrain), Long.BYTES);
    }
    return key;
  }

  /** Ends the current or the next {@link #await}; for other threads. */
  public void wake() {
    Libc.write(wakeUp.number(), Pointer.nativeValue(wakeUpValue), Long.BYTES);
  }

  @Override
  public void close() {
    wakeUp.close();
    epoll.close();
  }
}
