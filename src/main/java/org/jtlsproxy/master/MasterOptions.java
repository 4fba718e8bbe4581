package org.jtlsproxy.master;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jtlsproxy.config.ConfigurationException;
import org.jtlsproxy.config.NameValue;

/**
 * The command line that master(8) gives to a daemon. Parsing reports what Postfix reports while it
 * parses; the {@code require} methods are for the points of the start-up where Postfix makes those
 * checks, because an earlier failure hides a later one.
 *
 * @param chroot {@code -c}: confine the process to {@code queue_directory}
 * @param daemonMode false with {@code -d}: standard input may be a terminal
 * @param debug {@code -D}: run {@code debugger_command}
 * @param overrides {@code -o}, {@code -i} (as {@code max_idle}) and {@code -m} (as {@code max_use})
 *     in the order given; the last one for a name wins
 * @param limitOne {@code -l}: the process limit of the service is 1
 * @param limitZero {@code -z}: the service has no process limit
 * @param serviceName {@code -n}, or the process name
 * @param retirement {@code -r}: seconds, at least 1; 0 if not given
 * @param socketCount {@code -s}: number of listen sockets, at least 1
 * @param stdinMode {@code -S}: serve one client on standard input and output
 * @param transportName {@code -t}, as given
 * @param unprivileged {@code -u}: run as {@code mail_owner}
 * @param verbosity number of {@code -v}
 * @param alsoStderr {@code -V}: log to standard error too
 * @param arguments the words after the options
 */
public record MasterOptions(
    boolean chroot,
    boolean daemonMode,
    boolean debug,
    List<NameValue> overrides,
    boolean limitOne,
    boolean limitZero,
    String serviceName,
    int retirement,
    int socketCount,
    boolean stdinMode,
    Optional<String> transportName,
    boolean unprivileged,
    int verbosity,
    boolean alsoStderr,
    List<String> arguments) {

  private static final String OPTIONS = "cdDi:lm:n:o:r:s:St:uvVz";

  /** Keeps its own copies of the lists. */
  public MasterOptions {
    overrides = List.copyOf(overrides);
    arguments = List.copyOf(arguments);
  }

  /**
   * Parses the command line, up to the first failure.
   *
   * @param words the words after argv[0]
   * @param processName the last part of argv[0]; the service name unless {@code -n} is given
   * @throws UsageException for an unknown option, a missing argument or a bad argument
   * @throws ConfigurationException for an argument of {@code -o} that is not {@code name=value}
   */
  public static MasterOptions parse(String[] words, String processName) {
    boolean chroot = false;
    boolean daemonMode = true;
    boolean debug = false;
    List<NameValue> overrides = new ArrayList<>();
    boolean limitOne = false;
    boolean limitZero = false;
    String serviceName = processName;
    int retirement = 0;
    int socketCount = 1;
    boolean stdinMode = false;
    Optional<String> transportName = Optional.empty();
    boolean unprivileged = false;
    int verbosity = 0;
    boolean alsoStderr = false;

    GetOpt getopt = new GetOpt(words, OPTIONS);
    for (int option = getopt.next(); option != -1; option = getopt.next()) {
      switch (option) {
        case 'c' -> chroot = true;
        case 'd' -> daemonMode = false;
        case 'D' -> debug = true;
        case 'i' -> overrides.add(new NameValue("max_idle", getopt.argument()));
        case 'l' -> limitOne = true;
        case 'm' -> overrides.add(new NameValue("max_use", getopt.argument()));
        case 'n' -> serviceName = getopt.argument();
        case 'o' -> overrides.add(NameValue.ofOption(getopt.argument()));
        case 'r' -> retirement = positive("retirement time", getopt.argument());
        case 's' -> socketCount = positive("socket_count", getopt.argument());
        case 'S' -> stdinMode = true;
        case 't' -> transportName = Optional.of(getopt.argument());
        case 'u' -> unprivileged = true;
        case 'v' -> verbosity++;
        case 'V' -> alsoStderr = true;
        case 'z' -> limitZero = true;
        default -> throw new AssertionError("getopt returned an option that it was not given");
      }
    }
    List<String> arguments = Arrays.asList(words).subList(getopt.index(), words.length);
    return new MasterOptions(
        chroot,
        daemonMode,
        debug,
        overrides,
        limitOne,
        limitZero,
        serviceName,
        retirement,
        socketCount,
        stdinMode,
        transportName,
        unprivileged,
        verbosity,
        alsoStderr,
        arguments);
  }

  /**
   * A daemon started from a shell would sit there without master(8). Checked after the generic
   * parameters, so that a broken main.cf is reported first.
   *
   * @param stdinIsTerminal whether standard input was a terminal when the process started
   * @throws UsageException if it was, and neither {@code -d} nor {@code -S} says that it may
   */
  public void requireNoTerminal(boolean stdinIsTerminal) {
    if (stdinIsTerminal && daemonMode && !stdinMode) {
      throw new UsageException("do not run this command by hand");
    }
  }

  /**
   * tlsproxy(8) relies on master(8) to start as many processes as there is work for. Checked after
   * the tlsproxy parameters.
   *
   * @throws UsageException without {@code -z}, unless in {@code -S} mode
   */
  public void requireProcessLimitZero() {
    if (!limitZero && !stdinMode) {
      throw new UsageException("service " + serviceName + " requires a process limit of 0");
    }
  }

  /**
   * The kind of listen socket. Checked after the process limit.
   *
   * @return empty only in {@code -S} mode, which has no listen socket
   * @throws UsageException if it is missing or unknown
   */
  public Optional<Transport> requireTransport() {
    if (stdinMode) {
      return Optional.empty();
    }
    String name =
        transportName.orElseThrow(() -> new UsageException("no transport type specified"));
    Transport transport = Transport.named(name);
    if (transport == null) {
      throw new UsageException("unsupported transport type: " + name);
    }
    return Optional.of(transport);
  }

  /**
   * Clients come over listen sockets only. The C daemon accepts the other ways, too, though nothing
   * in Postfix uses them for tlsproxy(8).
   *
   * @throws UsageException for {@code -S} and for transport type {@code pass}
   */
  public void requireListenSockets() {
    if (stdinMode) {
      throw new UsageException("unsupported option: -S");
    }
    if (requireTransport().equals(Optional.of(Transport.PASS))) {
      throw new UsageException("unsupported transport type: " + transportName.orElse(""));
    }
  }

  /**
   * tlsproxy(8) takes no arguments. Checked when the first client arrives.
   *
   * @throws UsageException if there is one
   */
  public void requireNoArguments() {
    if (!arguments.isEmpty()) {
      throw new UsageException("unexpected command-line argument: " + arguments.get(0));
    }
  }

  private static int positive(String what, String text) {
    int value = DecimalPrefix.of(text);
    if (value <= 0) {
      throw new UsageException("invalid " + what + ": " + text);
    }
    return value;
  }
}
