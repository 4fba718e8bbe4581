package org.jtlsproxy.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jtlsproxy.os.Descriptor;
import org.jtlsproxy.os.IoBuffer;
import org.jtlsproxy.os.SocketPair;
import org.jtlsproxy.os.StreamSocket;
import org.jtlsproxy.os.SystemCallException;
import org.jtlsproxy.os.ThisProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventLoopTest {
  private static final int HIGH_NUMBER = 777;

  private final EventLoop loop = new EventLoop(System::nanoTime);
  private final SocketPair pair = SocketPair.open();
  private final SocketPair other = SocketPair.open();
  private final List<String> calls = new ArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();

  EventLoopTest() throws SystemCallException {}

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    pair.close();
    other.close();
    loop.close();
  }

  private EventLoop.Registration watch(Descriptor descriptor, String name, Interest interest) {
    EventLoop.Registration registration = loop.register(descriptor, () -> calls.add(name));
    registration.await(interest);
    return registration;
  }

  /** Runs for some turns; what is ready from the start is reported in the first of them. */
  private void runSomeTurns() {
    loop.timers().start(Duration.ofMillis(60).toNanos(), loop::stop);
    loop.run();
  }

  @Test
  void readerIsCalledAsLongAsThereIsSomethingToRead() throws SystemCallException {
    IoBuffer one = new IoBuffer(1);
    StringBuilder read = new StringBuilder();
    EventLoop.Registration registration =
        loop.register(
            pair.near(),
            () -> {
              try {
                StreamSocket.read(pair.near(), one);
              } catch (SystemCallException e) {
                throw new IllegalStateException(e);
              }
              read.append((char) one.bytes().flip().get());
              one.bytes().clear();
              if (read.length() == 3) {
                loop.stop();
              }
            });
    registration.await(Interest.READ);
    pair.send("abc");
    loop.run();
    assertEquals("abc", read.toString());
  }

  @Test
  void nothingIsReportedThatIsNotAwaited() throws SystemCallException {
    watch(pair.near(), "nothing", Interest.NOTHING);
    watch(other.near(), "read", Interest.READ);
    pair.send("x");
    pair.far().close();
    runSomeTurns();
    assertEquals(List.of(), calls);
  }

  @Test
  void departureIsReportedButWhatWasSentIsNot() throws SystemCallException {
    watch(pair.near(), "alive", Interest.DEPARTURE);
    watch(other.near(), "gone", Interest.DEPARTURE);
    pair.send("x");
    other.send("x");
    other.far().close();
    runSomeTurns();
    assertTrue(calls.contains("gone"));
    assertTrue(!calls.contains("alive"), calls::toString);
  }

  @Test
  void lastInterestCounts() {
    EventLoop.Registration registration = watch(pair.near(), "ready", Interest.WRITE);
    registration.await(Interest.NOTHING);
    registration.await(Interest.READ_OR_WRITE);
    registration.await(Interest.READ);
    runSomeTurns();
    assertEquals(List.of(), calls);
  }

  @Test
  void writerIsCalledWhenThereIsRoom() {
    EventLoop.Registration[] registration = new EventLoop.Registration[1];
    registration[0] =
        loop.register(
            pair.near(),
            () -> {
              calls.add("writable");
              registration[0].await(Interest.READ);
            });
    registration[0].await(Interest.WRITE);
    runSomeTurns();
    assertEquals(List.of("writable"), calls);
  }

  @Test
  void handlerMayCloseItsOwnDescriptor() throws SystemCallException {
    EventLoop.Registration[] registration = new EventLoop.Registration[1];
    registration[0] =
        loop.register(
            pair.near(),
            () -> {
              calls.add("closing");
              registration[0].close();
              pair.near().close();
            });
    registration[0].await(Interest.READ);
    pair.send("xyz");
    runSomeTurns();
    assertEquals(List.of("closing"), calls);
  }

  @Test
  void eventOfAClosedDescriptorDoesNotReachItsSuccessor() throws SystemCallException {
    List<EventLoop.Registration> both = new ArrayList<>();
    both.add(loop.register(pair.near(), () -> replace(both.get(1), other.near())));
    both.add(loop.register(other.near(), () -> replace(both.get(0), pair.near())));
    both.forEach(each -> each.await(Interest.READ));
    // Both are reported in the same batch.
    pair.send("x");
    other.send("x");
    runSomeTurns();
    assertEquals(List.of("replaced"), calls.stream().distinct().toList());
  }

  /** Closes one end and lets another socket, with nothing to read, take over its number. */
  private void replace(EventLoop.Registration registration, Descriptor descriptor) {
    calls.add("replaced");
    if (!descriptor.isOpen()) {
      return;
    }
    try {
      // Before the number is free: otherwise the pair itself might get it.
      SocketPair fresh = SocketPair.open();
      opened.add(fresh);
      int number = descriptor.number();
      registration.close();
      descriptor.close();
      ThisProcess.replace(Descriptor.owning(number), fresh.near());
      Descriptor successor = Descriptor.owning(number);
      opened.add(successor);
      watch(successor, "successor", Interest.READ);
    } catch (SystemCallException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void descriptorsWithHighNumbersAreWatched() throws SystemCallException {
    ThisProcess.replace(Descriptor.owning(HIGH_NUMBER), pair.near());
    Descriptor high = Descriptor.owning(HIGH_NUMBER);
    EventLoop.Registration registration =
        loop.register(
            high,
            () -> {
              calls.add("high");
              loop.stop();
            });
    registration.await(Interest.READ);
    pair.send("x");
    loop.run();
    registration.close();
    high.close();
    assertEquals(List.of("high"), calls);
  }

  @Test
  void tasksOfOtherThreadsRunOnTheLoopsThread() throws InterruptedException {
    AtomicInteger elsewhere = new AtomicInteger();
    int[] done = new int[1];
    Thread home = Thread.currentThread();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int j = 0; j < 1000; j++) {
                  loop.execute(
                      () -> {
                        if (Thread.currentThread() != home) {
                          elsewhere.incrementAndGet();
                        }
                        if (++done[0] == 4000) {
                          loop.stop();
                        }
                      });
                }
              });
      threads.add(thread);
      thread.start();
    }
    loop.run();
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(4000, done[0]);
    assertEquals(0, elsewhere.get());
  }

  @Test
  void stoppingFromAnotherThreadEndsASleepingLoop() throws InterruptedException {
    Thread thread = new Thread(loop::stop);
    thread.start();
    loop.run();
    thread.join();
    assertEquals(List.of(), calls);
  }

  @Test
  void timersFireWhileNothingElseHappens() {
    long begin = System.nanoTime();
    loop.timers().start(Duration.ofMillis(120).toNanos(), loop::stop);
    loop.run();
    assertTrue(System.nanoTime() - begin >= Duration.ofMillis(120).toNanos());
    assertEquals(0, loop.timers().size());
  }

  @Test
  void observerSeesEachTurnFromWakingToWaiting() {
    loop.observe(
        new EventLoop.Observer() {
          @Override
          public void passBegins() {
            calls.add("begins");
          }

          @Override
          public void waits() {
            calls.add("waits");
          }
        });
    loop.execute(() -> calls.add("task"));
    loop.execute(loop::stop);
    loop.run();
    assertEquals(List.of("waits", "begins", "task"), calls);
  }
}
