package org.jtlsproxy.event;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.jtlsproxy.os.Descriptor;
import org.jtlsproxy.os.Epoll;
import org.jtlsproxy.os.SystemCallException;

/**
 * One thread that waits for descriptors and timers and calls back. Everything but {@link #execute}
 * belongs to that thread; nothing that it calls may block.
 */
public final class EventLoop implements Runnable, AutoCloseable {
  /** Told that a descriptor is ready. */
  @FunctionalInterface
  public interface ReadinessHandler {
    /** Called once for each turn of the loop in which something that was awaited has happened. */
    void ready();
  }

  /** Told where the loop is, by the loop's thread. */
  public interface Observer {
    /** There are events to handle. */
    void passBegins();

    /** All events have been handled; the loop is about to wait. */
    void waits();
  }

  private static final int INITIAL_DESCRIPTORS = 64;

  private final Epoll epoll;
  private final TimerWheel timers;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private @Nullable Registration[] registrations = new Registration[INITIAL_DESCRIPTORS];
  private int generation;
  private volatile boolean stopped;
  private @Nullable Observer observer;

  /** Makes a loop that does not run yet. */
  public EventLoop(Clock clock) throws SystemCallException {
    this.epoll = new Epoll();
    this.timers = new TimerWheel(clock);
  }

  /** The loop's timers. */
  public TimerWheel timers() {
    return timers;
  }

  /** Runs a task on the loop's thread; may be called from any thread. */
  public void execute(Runnable task) {
    tasks.add(task);
    epoll.wake();
  }

  /** Reports to an observer from now on; to be called before the loop runs. */
  public void observe(Observer reportTo) {
    observer = reportTo;
  }

  /** Watches a descriptor, whose owner closes the registration before the descriptor. */
  public Registration register(Descriptor descriptor, ReadinessHandler handler) {
    int number = descriptor.number();
    if (number >= registrations.length) {
      registrations = Arrays.copyOf(registrations, Math.max(number + 1, 2 * registrations.length));
    }
    Registration registration =
        new Registration(descriptor, handler, generation++ & Integer.MAX_VALUE);
    registrations[number] = registration;
    return registration;
  }

  /** Ends {@link #run} after the current turn. */
  public void stop() {
    stopped = true;
    epoll.wake();
  }

  @Override
  public void run() {
    while (!stopped) {
      int count = await();
      if (observer != null) {
        observer.passBegins();
      }
      for (int i = 0; i < count; i++) {
        dispatch(epoll.key(i));
      }
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
      timers.advance();
    }
  }

  private int await() {
    int timeout = tasks.isEmpty() ? timers.millisecondsToNext() : 0;
    if (observer != null) {
      observer.waits();
    }
    try {
      return epoll.await(timeout);
    } catch (SystemCallException e) {
      throw new IllegalStateException(e.call() + ": " + e.getMessage(), e);
    }
  }

  private void dispatch(long key) {
    if (key < 0) {
      return;
    }
    Registration registration = registrations[(int) key];
    // The number may have been closed and taken again earlier in this very turn.
    if (registration != null && registration.generation == (int) (key >>> Integer.SIZE)) {
      registration.handler.ready();
    }
  }

  @Override
  public void close() {
    epoll.close();
  }

  /** A descriptor that the loop watches. */
  public final class Registration implements AutoCloseable {
    private final Descriptor descriptor;
    private final int number;
    private final ReadinessHandler handler;
    private final int generation;
    private Interest interest = Interest.NOTHING;

    private Registration(Descriptor descriptor, ReadinessHandler handler, int generation) {
      this.descriptor = descriptor;
      this.number = descriptor.number();
      this.handler = handler;
      this.generation = generation;
    }

    /** Says what to wait for from now on; a system call is made only when that changes. */
    public void await(Interest wanted) {
      if (wanted == interest) {
        return;
      }
      long key = (long) generation << Integer.SIZE | number;
      try {
        if (interest == Interest.NOTHING) {
          epoll.add(descriptor, wanted.mask(), key);
        } else if (wanted == Interest.NOTHING) {
          epoll.remove(descriptor);
        } else {
          epoll.modify(descriptor, wanted.mask(), key);
        }
      } catch (SystemCallException e) {
        throw new IllegalStateException(e.call() + ": " + e.getMessage(), e);
      }
      interest = wanted;
    }

    /** Stops watching. Further calls do nothing. */
    @Override
    public void close() {
      if (registrations[number] == this) {
        await(Interest.NOTHING);
        registrations[number] = null;
      }
    }
  }
}
