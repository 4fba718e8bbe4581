package org.jtlsproxy.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jtlsproxy.event.EventLoop;
import org.jtlsproxy.os.SystemCallException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchdogThreadTest {
  private static final Duration STEP = Duration.ofMillis(20);
  private static final long MANY_STEPS_MILLIS = 300;

  private final BlockingQueue<String> fatal = new LinkedBlockingQueue<>();
  private final CountDownLatch stuck = new CountDownLatch(1);
  private EventLoop loop;
  private Thread thread;

  @BeforeEach
  void startLoop() throws SystemCallException {
    loop = new EventLoop(System::nanoTime);
    Watchdog watchdog = new Watchdog();
    loop.observe(watchdog);
    thread = new Thread(loop, "loop");
    thread.start();
    new WatchdogThread(List.of(watchdog), STEP, this::fail).start();
  }

  @AfterEach
  void stopLoop() throws InterruptedException {
    stuck.countDown();
    loop.stop();
    thread.join();
    loop.close();
  }

  @Test
  void loopThatDoesNotComeRoundEndsTheProcess() throws InterruptedException {
    loop.execute(this::block);
    assertEquals("watchdog timeout", fatal.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void loopThatWaitsForEventsIsLeftAlone() throws InterruptedException {
    assertNull(fatal.poll(MANY_STEPS_MILLIS, TimeUnit.MILLISECONDS));
  }

  private void block() {
    try {
      stuck.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As in the daemon, whoever reports the end does not return. */
  private void fail(String text) {
    fatal.add(text);
    LockSupport.park();
  }
}
