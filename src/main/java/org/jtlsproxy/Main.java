package org.jtlsproxy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jtlsproxy.config.ClientRole;
import org.jtlsproxy.config.Configuration;
import org.jtlsproxy.config.ConfigurationException;
import org.jtlsproxy.config.GenericParameters;
import org.jtlsproxy.config.MainCf;
import org.jtlsproxy.config.NameValue;
import org.jtlsproxy.config.ServerRoleParameters;
import org.jtlsproxy.event.EventLoop;
import org.jtlsproxy.log.Log;
import org.jtlsproxy.log.MailLog;
import org.jtlsproxy.log.MaillogFileException;
import org.jtlsproxy.master.Debugger;
import org.jtlsproxy.master.Jail;
import org.jtlsproxy.master.JailException;
import org.jtlsproxy.master.LauncherPipe;
import org.jtlsproxy.master.Lifetime;
import org.jtlsproxy.master.MasterEnvironment;
import org.jtlsproxy.master.MasterOptions;
import org.jtlsproxy.master.Service;
import org.jtlsproxy.master.StatusChannel;
import org.jtlsproxy.master.UsageException;
import org.jtlsproxy.master.Watchdog;
import org.jtlsproxy.master.WatchdogThread;
import org.jtlsproxy.os.Descriptor;
import org.jtlsproxy.os.ListenSocket;
import org.jtlsproxy.os.SystemCallException;
import org.jtlsproxy.os.ThisProcess;
import org.jtlsproxy.session.SessionLoops;

/**
 * The daemon, from its start by master(8) to its end. The order is that of Postfix's daemons: what
 * goes wrong first is what is reported, and whatever needs root's rights or a path outside the jail
 * comes before the jail.
 */
public final class Main {
  private static final int MAX_LOOPS = 8;

  private final MasterEnvironment environment;
  private final String[] arguments;
  private final Inheritance inheritance;
  private final ProcessEnd end;

  private Main(
      MasterEnvironment environment, String[] arguments, Inheritance inheritance, ProcessEnd end) {
    this.environment = environment;
    this.arguments = arguments;
    this.inheritance = inheritance;
    this.end = end;
  }

  /**
   * Runs the daemon until it is no longer needed; does not return.
   *
   * @param arguments what master(8) passes to its child
   */
  public static void main(String[] arguments) {
    run(
        OuterText.variables(System.getenv()),
        OuterText.words(arguments),
        new Inheritance.FromMaster(),
        new ProcessEnd());
  }

  /** Runs a daemon with parents and an end of the caller's choice; does not return. */
  static void run(
      Map<String, String> variables, String[] arguments, Inheritance inheritance, ProcessEnd end) {
    try {
      MasterEnvironment environment = MasterEnvironment.of(variables);
      end.logTo(new MailLog(LogSetup.inherited(environment), end::fatal));
      new Main(environment, arguments, inheritance, end).run();
    } catch (ConfigurationException | UsageException | MaillogFileException | JailException e) {
      end.fatal(String.valueOf(e.getMessage()));
    } catch (SystemCallException e) {
      end.fatal(e.call() + ": " + e.getMessage());
    } catch (RuntimeException | Error e) {
      // A stack trace would be a warning per line, and none of them would say that this is the end.
      end.fatal(reason(e));
    }
  }

  private void run() throws SystemCallException {
    MainCf mainCf =
        MainCf.read(environment.configDirectory(), ProcessNames.PROCESS, end.log()::warning);
    MasterOptions options = MasterOptions.parse(arguments, environment.processName());
    for (NameValue override : options.overrides()) {
      mainCf.override(override);
    }
    Configuration configuration =
        Configuration.evaluate(
            mainCf,
            ProcessNames.context(options.serviceName()),
            new SystemAccounts(),
            end.log()::warning);
    end.logTo(end.log().reopen(LogSetup.configured(configuration, environment, options)));

    options.requireNoTerminal(environment.stdinIsTerminal());
    configuration.evaluateRoles();
    Lifetime lifetime = lifetime(configuration, options);
    options.requireProcessLimitZero();
    options.requireTransport();
    options.requireListenSockets();
    int generation = environment.generation();
    if (options.debug() || environment.debug()) {
      Debugger.start(configuration.lookup("debugger_command"), end.log());
    }
    Jail jail = Jail.at(configuration.get(GenericParameters.QUEUE_DIRECTORY));
    Optional<ServerSetup> server = ServerSetup.prepare(mainCf, configuration, end.log());
    ClientRole.isEnabled(configuration);
    BeforeJail.touchWhatTheJailLacks(server, end.log());
    Descriptor nullDevice = ThisProcess.openNullDevice();
    jail.enter(
        options.chroot(),
        options.unprivileged()
            ? Optional.of(configuration.get(GenericParameters.MAIL_OWNER))
            : Optional.empty());

    serve(
        configuration,
        options,
        server,
        lifetime,
        new StatusChannel(
            inheritance.statusChannel().closeOnExec(), environment.masterChild(), generation),
        new LauncherPipe(
            inheritance.fromLauncher().closeOnExec(),
            inheritance.toLauncher().closeOnExec(),
            nullDevice));
  }

  private static Lifetime lifetime(Configuration configuration, MasterOptions options) {
    int maxIdle = (int) configuration.get(GenericParameters.MAX_IDLE).toSeconds();
    int maxUse = configuration.get(GenericParameters.MAX_USE);
    return new Lifetime(
        maxIdle,
        maxUse,
        Lifetime.retirement(options.retirement(), maxIdle, maxUse),
        System::nanoTime);
  }

  private void serve(
      Configuration configuration,
      MasterOptions options,
      Optional<ServerSetup> server,
      Lifetime lifetime,
      StatusChannel status,
      LauncherPipe launcher)
      throws SystemCallException {
    Log log = end.log();
    SessionLoops loops =
        new SessionLoops(
            Math.min(MAX_LOOPS, Runtime.getRuntime().availableProcessors()),
            System::nanoTime,
            log,
            server.map(ServerSetup::context),
            server.map(ServerSetup::logSummary).orElse(false));
    List<ListenSocket> listenSockets = new ArrayList<>();
    for (int i = 0; i < options.socketCount(); i++) {
      listenSockets.add(new ListenSocket(inheritance.listenSocket(i).closeOnExec()));
    }
    EventLoop first = loops.first();
    new Service(
        first,
        log,
        lifetime,
        status,
        launcher,
        listenSockets,
        (client, ended) -> {
          options.requireNoArguments();
          loops.start(client, ended);
        },
        end::orderly);
    run(loops.all(), configuration.get(ServerRoleParameters.TLSPROXY_WATCHDOG_TIMEOUT));
  }

  /** The first loop runs on this thread, the others and the watchdog on threads of their own. */
  private void run(List<EventLoop> loops, Duration watchdogTimeout) {
    List<Watchdog> watchdogs = new ArrayList<>();
    for (int i = 0; i < loops.size(); i++) {
      Watchdog watchdog = new Watchdog();
      watchdogs.add(watchdog);
      loops.get(i).observe(watchdog);
      if (i > 0) {
        Thread thread = new Thread(loops.get(i), "loop-" + i);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((unused, e) -> end.fatal(reason(e)));
        thread.start();
      }
    }
    Duration step = Duration.ofSeconds(Watchdog.stepSeconds((int) watchdogTimeout.toSeconds()));
    new WatchdogThread(watchdogs, step, end::fatal).start();
    try {
      loops.get(0).run();
    } catch (UsageException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      end.fatal(reason(e));
    }
  }

  private static String reason(Throwable e) {
    return e instanceof UsageException ? String.valueOf(e.getMessage()) : e.toString();
  }
}
