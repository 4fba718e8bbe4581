package org.jtlsproxy.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The launcher in a directory of its own, with a shell script in the place of the JVM. It is
 * started as master(8) starts a daemon: with a clean environment and descriptors 3 to 6 open. Perl
 * plays master(8) because it shows a wait status as it is, which neither Java nor the shell does.
 */
final class StagedLauncher implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String MASTER =
      """
      $^F = 255;
      $SIG{TERM} = sub { kill TERM => $child if $child; exit };
      open(my $inherited, '<', $ENV{INHERITED}) or die;
      POSIX::dup2(fileno($inherited), $_) for 3 .. $ENV{LAST_DESCRIPTOR};
      delete @ENV{qw(INHERITED LAST_DESCRIPTOR)};
      $child = fork;
      exec @ARGV unless $child;
      open(my $pid, '>', 'pid.new') or die;
      print $pid $child;
      close $pid;
      rename 'pid.new', 'pid';
      waitpid $child, 0;
      print $? & 127 ? "signal " . ($? & 127) : "exit " . ($? >> 8);
      """;

  private final Path directory;
  private Path command;
  private int lastDescriptor = 6;
  private Path stderr;
  private final List<Process> masters = new ArrayList<>();

  /**
   * Stages the launcher.
   *
   * @param directory an empty directory
   * @param jvm what the JVM does: lines of shell script, run in {@code directory}
   */
  StagedLauncher(Path directory, String jvm) throws IOException {
    this.directory = directory;
    command = directory.resolve("jtlsproxy");
    stderr = directory.resolve("stderr");
    Files.copy(Path.of("src/main/launcher/jtlsproxy"), command, StandardCopyOption.COPY_ATTRIBUTES);
    Files.createFile(directory.resolve("jvm.options"));
    Files.createFile(directory.resolve("inherited"));
    Path configuration =
        Files.writeString(
            directory.resolve("main.cf"),
            """
            queue_directory = %1$s
            maillog_file = %1$s/maillog
            maillog_file_prefixes = %1$s
            """
                .formatted(directory));
    // Postfix waits for two seconds when it sees a file that has just been edited.
    Files.setLastModifiedTime(configuration, FileTime.fromMillis(0));
    Path java = Files.writeString(directory.resolve("java"), "#!/bin/bash\n" + jvm + "\n");
    assertTrue(java.toFile().setExecutable(true));
  }

  /** Lets master(8) start the launcher by another name. */
  void startAs(Path link) {
    command = link;
  }

  /** Lets master(8) pass more listen sockets than one. */
  void passDescriptorsUpTo(int last) {
    lastDescriptor = last;
  }

  /** Does with standard error what master(8) does. */
  void discardStandardError() {
    stderr = Path.of("/dev/null");
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /** Starts the launcher; the process returned is the master. */
  Process start(String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of("perl", "-MPOSIX", "-e", MASTER));
    words.add(command.toString());
    Collections.addAll(words, arguments);
    ProcessBuilder master = new ProcessBuilder(words).directory(directory.toFile());
    Map<String, String> environment = master.environment();
    environment.clear();
    environment.put("INHERITED", file("inherited").toString());
    environment.put("LAST_DESCRIPTOR", Integer.toString(lastDescriptor));
    environment.put("MAIL_CONFIG", directory.toString());
    environment.put("MAIL_LOGTAG", "postfix");
    Process process = master.redirectError(stderr.toFile()).start();
    masters.add(process);
    return process;
  }

  /** A test that fails must not leave anything running: the master passes SIGTERM on. */
  @Override
  public void close() {
    for (Process master : masters) {
      master.destroy();
    }
  }

  /** How the launcher ended, {@code exit N} or {@code signal N}. */
  String run(String... arguments) throws IOException, InterruptedException {
    return end(start(arguments));
  }

  /** Waits for the launcher to end. */
  static String end(Process master) throws IOException, InterruptedException {
    assertTrue(master.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the launcher hangs");
    return new String(master.getInputStream().readAllBytes(), UTF_8);
  }

  /** The launcher's process ID. */
  long pid() throws IOException, InterruptedException {
    return Long.parseLong(awaitFile("pid"));
  }

  /** Sends a signal to the launcher. */
  void signal(String name) throws IOException, InterruptedException {
    assertTrue(
        new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " " + pid())
                .inheritIO()
                .start()
                .waitFor()
            == 0);
  }

  /** Waits for a file that appears with all its content, and reads it. */
  String awaitFile(String name) throws IOException, InterruptedException {
    await(() -> Files.exists(file(name)), name + " does not appear");
    return Files.readString(file(name)).strip();
  }

  /** Waits for a process to end. Nobody may be there to reap an orphan: a zombie has ended. */
  static void awaitEndOf(long pid) throws InterruptedException {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    await(
        () -> {
          try {
            return Files.readString(stat).contains(") Z ");
          } catch (IOException gone) {
            return true;
          }
        },
        "process " + pid + " does not end");
  }

  /** Where the descriptors of the launcher lead. */
  Map<Integer, Path> descriptors() throws IOException, InterruptedException {
    Map<Integer, Path> descriptors = new TreeMap<>();
    try (var links = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid()), "fd"))) {
      for (Path link : links) {
        descriptors.put(
            Integer.parseInt(link.getFileName().toString()), Files.readSymbolicLink(link));
      }
    }
    return descriptors;
  }

  private static void await(Condition condition, String failure) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertTrue(System.nanoTime() - deadline < 0, failure);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private interface Condition {
    boolean holds();
  }
}
