package org.jtlsproxy.postfix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A running Postfix of its own: private configuration, queue, data and log below one temporary
 * directory, and ports on the loopback interface. The daemon under test is its tlsproxy service.
 */
public final class PostfixInstance implements AutoCloseable {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final Path directory;
  private final Map<String, String> mainCf;
  private final int screenPort;
  private final int smtpPort;
  private final MailLog log;
  private int masterPid;

  PostfixInstance(Path directory, Map<String, String> mainCf, int screenPort, int smtpPort) {
    this.directory = directory;
    this.mainCf = mainCf;
    this.screenPort = screenPort;
    this.smtpPort = smtpPort;
    this.log = new MailLog(directory.resolve("mail.log"));
  }

  /** An instance yet to be described. */
  public static PostfixInstanceBuilder builder() {
    return new PostfixInstanceBuilder();
  }

  /** The directory that holds everything of this instance. */
  public Path directory() {
    return directory;
  }

  /** Its queue_directory, which is also the jail of its daemons. */
  public Path queueDirectory() {
    return directory.resolve("spool");
  }

  /** Port of postscreen(8) on 127.0.0.1. It treats every client as a new one. */
  public int screenPort() {
    return screenPort;
  }

  /** Port of smtpd(8) on 127.0.0.1, which accepts mail for every domain. */
  public int smtpPort() {
    return smtpPort;
  }

  /** Socket of the tlsproxy service. */
  public Path socket() {
    return socket("tlsproxy");
  }

  /** Socket of a private service. */
  public Path socket(String service) {
    return queueDirectory().resolve("private").resolve(service);
  }

  /** Its mail log. */
  public MailLog log() {
    return log;
  }

  /** Changes main.cf; daemons that start after the next {@link #reload} see it. */
  public void set(String parameter, String value) {
    mainCf.put(parameter, value);
    writeMainCf();
  }

  void writeMainCf() {
    StringBuilder text = new StringBuilder();
    mainCf.forEach((name, value) -> text.append(name).append(" = ").append(value).append('\n'));
    write("etc/main.cf", text.toString());
  }

  void write(String name, String text) {
    try {
      Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it; master(8) serves when this returns. */
  public void start() {
    postfix("start").orFail();
    try {
      masterPid =
          Integer.parseInt(Files.readString(queueDirectory().resolve("pid/master.pid")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code postfix reload}, and waits until master(8) has done it. */
  public void reload() {
    MailLog begin = log.fromHere();
    postfix("reload").orFail();
    begin.await("reload -- .*", Duration.ofSeconds(10));
  }

  /**
   * {@code postfix stop}.
   *
   * @throws AssertionError if a process of the instance is left afterwards
   */
  public void stop() {
    postfix("stop").orFail();
    Await.until(
        () -> "end of all processes: " + processes(), STOP_LIMIT, () -> processes().isEmpty());
  }

  /** Runs postfix(1) for this instance. */
  public Result postfix(String command) {
    return Command.of(
            Prerequisites.program("postfix", "postfix"),
            "-c",
            directory.resolve("etc").toString(),
            command)
        .run();
  }

  /** Process id of master(8). */
  public int masterPid() {
    return masterPid;
  }

  /** All its processes; orphans of a reload included, for they stay in master's process group. */
  public List<ProcessEntry> processes() {
    if (masterPid == 0) {
      return List.of(); // Group 0 is that of the kernel.
    }
    return ProcessEntry.all().stream().filter(entry -> entry.group() == masterPid).toList();
  }

  /**
   * All processes of the daemon under test, launchers included, of whatever service, oldest first.
   */
  public List<ProcessEntry> daemons() {
    return processes().stream()
        .filter(entry -> entry.pid() != masterPid)
        .filter(entry -> entry.arguments().stream().anyMatch(word -> word.contains("jtlsproxy")))
        .sorted(Comparator.comparingInt(ProcessEntry::pid))
        .toList();
  }

  /** The processes of the daemon under test that master(8) started itself and still waits for. */
  public List<ProcessEntry> daemonChildren() {
    return daemons().stream().filter(entry -> entry.parent() == masterPid).toList();
  }

  /** The processes of the daemon under test that serve: Java machines, or the daemon if in C. */
  public List<ProcessEntry> daemonWorkers() {
    List<ProcessEntry> daemons = daemons();
    if (!isJava()) {
      return daemons;
    }
    return daemons.stream().filter(entry -> entry.executable().equals("java")).toList();
  }

  /**
   * Whether the daemon under test runs as a Java machine below a launcher: not so the stock one.
   */
  public static boolean isJava() {
    return !Prerequisites.daemon().endsWith("tlsproxy");
  }

  /** Stops it, removes its directory, and fails if a process of it is left. */
  @Override
  public void close() {
    try {
      if (!processes().isEmpty()) {
        postfix("stop");
      }
      Await.until(
          () -> "end of all processes: " + processes(), STOP_LIMIT, () -> processes().isEmpty());
    } finally {
      killLeftovers();
      deleteTree(directory);
    }
  }

  private void killLeftovers() {
    for (ProcessEntry entry : processes()) {
      ProcessHandle.of(entry.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private static void deleteTree(Path top) {
    try (Stream<Path> tree = Files.walk(top)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "Postfix instance in " + directory;
  }

  /** The end of the log, for whoever has to find out why a test failed. */
  public String logForHumans() {
    return "--- mail log of " + this + "\n" + log.tail(60);
  }
}
