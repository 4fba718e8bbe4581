package org.jtlsproxy.master;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jtlsproxy.event.EventLoop;
import org.jtlsproxy.event.Interest;
import org.jtlsproxy.event.TimerWheel;
import org.jtlsproxy.log.Log;
import org.jtlsproxy.os.Descriptor;
import org.jtlsproxy.os.ListenSocket;
import org.jtlsproxy.os.SystemCallException;

/**
 * This process as a child of master(8): accepts clients, and leaves when it is idle, used up,
 * retired or no longer wanted. Everything happens on one event loop.
 */
public final class Service {
  /** Serves clients. */
  @FunctionalInterface
  public interface Clients {
    /**
     * Begins to serve a client.
     *
     * @param client the connection, from now on owned by the session
     * @param ended to be called once when the session has ended, from any thread
     */
    void serve(Descriptor client, Runnable ended);
  }

  /** Clients accepted in one turn of the loop; the rest of a flood waits its turn. */
  private static final int CLIENTS_PER_TURN = 64;

  /** Seconds without accepting when this process has no descriptors left. */
  private static final long PAUSE_SECONDS = 1;

  private final EventLoop loop;
  private final Log log;
  private final Lifetime lifetime;
  private final StatusChannel status;
  private final LauncherPipe launcher;
  private final List<ListenSocket> listenSockets;
  private final Clients clients;
  private final Runnable exit;
  private final List<EventLoop.Registration> superiors = new ArrayList<>();
  private final List<EventLoop.Registration> listening = new ArrayList<>();
  private TimerWheel.@Nullable Timer timer;
  private boolean accepting = true;
  private boolean served;

  /**
   * Begins to accept clients.
   *
   * @param loop runs on the caller's or another thread; nothing happens before it runs
   * @param lifetime decides when to leave
   * @param listenSockets all kept open until this process drains
   * @param clients takes every accepted connection
   * @param exit ends this process, with status 0
   */
  public Service(
      EventLoop loop,
      Log log,
      Lifetime lifetime,
      StatusChannel status,
      LauncherPipe launcher,
      List<ListenSocket> listenSockets,
      Clients clients,
      Runnable exit) {
    this.loop = loop;
    this.log = log;
    this.lifetime = lifetime;
    this.status = status;
    this.launcher = launcher;
    this.listenSockets = List.copyOf(listenSockets);
    this.clients = clients;
    this.exit = exit;
    superiors.add(loop.register(status.descriptor(), this::masterDisconnected));
    superiors.add(loop.register(launcher.descriptor(), this::masterDisconnected));
    for (ListenSocket socket : listenSockets) {
      listening.add(loop.register(socket.descriptor(), () -> accept(socket)));
    }
    awaitAll(superiors, Interest.READ);
    awaitAll(listening, Interest.READ);
    obey();
  }

  private static void awaitAll(List<EventLoop.Registration> registrations, Interest interest) {
    for (EventLoop.Registration registration : registrations) {
      registration.await(interest);
    }
  }

  private void sessionEnded() {
    loop.execute(
        () -> {
          lifetime.sessionEnded();
          obey();
        });
  }

  private void masterDisconnected() {
    lifetime.masterDisconnected();
    obey();
  }

  private void accept(ListenSocket socket) {
    // A client that comes after a reload must find the new configuration, in the next process.
    if (status.isDisconnected()) {
      masterDisconnected();
      return;
    }
    int accepted = 0;
    boolean queueIsEmpty = false;
    try {
      while (!queueIsEmpty && accepted < CLIENTS_PER_TURN) {
        Optional<Descriptor> client = socket.accept();
        if (client.isPresent()) {
          accepted++;
          lifetime.sessionOpened();
          clients.serve(client.get(), this::sessionEnded);
        } else {
          queueIsEmpty = true;
        }
      }
    } catch (SystemCallException e) {
      log.warning("accept connection: " + e.getMessage());
      pause();
    }
    // Only now, with nobody left in the queue: see StatusMessage.
    served |= accepted > 0;
    if (queueIsEmpty && served && !status.reportFirstClient()) {
      lifetime.masterDisconnected();
    }
    obey();
  }

  /**
   * Leaves clients in the queue for a moment. The C daemon ends after thirteen such errors, and
   * takes all its sessions along; but out of descriptors, the sessions are what frees some.
   */
  private void pause() {
    awaitAll(listening, Interest.NOTHING);
    loop.timers()
        .start(TimeUnit.SECONDS.toNanos(PAUSE_SECONDS), () -> awaitAll(listening, Interest.READ));
  }

  private void obey() {
    if (!accepting && lifetime.verdict() != Verdict.EXIT) {
      return;
    }
    if (log.verbosity() > 0) {
      lifetime.verboseText().ifPresent(log::info);
    }
    switch (lifetime.verdict()) {
      case GO_ON -> armTimer();
      case DRAIN -> drain();
      case EXIT -> {
        stopAccepting();
        exit.run();
      }
    }
  }

  private void drain() {
    stopAccepting();
    try {
      launcher.dismissLauncher();
    } catch (SystemCallException e) {
      log.warning(e.call() + ": " + e.getMessage());
    }
    lifetime.drainingBegun();
  }

  /** Before the launcher goes: the next process must have the listen sockets to itself. */
  private void stopAccepting() {
    accepting = false;
    if (timer != null) {
      timer.cancel();
    }
    superiors.forEach(EventLoop.Registration::close);
    superiors.clear();
    listening.forEach(EventLoop.Registration::close);
    listening.clear();
    for (ListenSocket socket : listenSockets) {
      socket.close();
    }
  }

  private void armTimer() {
    if (timer != null) {
      timer.cancel();
    }
    long delay = lifetime.nanosToNextTimer();
    timer = delay == Long.MAX_VALUE ? null : loop.timers().start(delay, this::obey);
  }
}
