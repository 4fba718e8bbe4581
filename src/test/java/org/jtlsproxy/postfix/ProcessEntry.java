package org.jtlsproxy.postfix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One process as /proc shows it.
 *
 * @param group its process group: master(8) leads one, and all its offspring stay in it
 * @param arguments its command line
 */
public record ProcessEntry(int pid, int parent, int group, char state, List<String> arguments) {

  private static final Path PROC = Path.of("/proc");

  /** All processes, except those that have ended and were only not yet waited for. */
  public static List<ProcessEntry> all() {
    List<ProcessEntry> found = new ArrayList<>();
    for (String name : names(PROC)) {
      if (name.chars().allMatch(Character::isDigit)) {
        read(Integer.parseInt(name)).filter(entry -> entry.state != 'Z').ifPresent(found::add);
      }
    }
    return found;
  }

  /** The process of this id, if there is one. */
  public static Optional<ProcessEntry> read(int pid) {
    try {
      String stat = Files.readString(file(pid, "stat"), StandardCharsets.ISO_8859_1);
      // The program name may hold blanks and parentheses; the last one ends it.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      String words = Files.readString(file(pid, "cmdline"), StandardCharsets.ISO_8859_1);
      return Optional.of(
          new ProcessEntry(
              pid,
              Integer.parseInt(fields[1]),
              Integer.parseInt(fields[2]),
              fields[0].charAt(0),
              List.of(words.split("\0", -1))));
    } catch (IOException e) {
      return Optional.empty(); // It ended meanwhile.
    }
  }

  /** Whether a process of this id runs. */
  public static boolean isRunning(int pid) {
    return read(pid).filter(entry -> entry.state != 'Z').isPresent();
  }

  /** Base name of the executable file; empty for a process that is just ending. */
  public String executable() {
    try {
      return Files.readSymbolicLink(file(pid, "exe")).getFileName().toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** Target of its root directory link. */
  public Path root() {
    try {
      return Files.readSymbolicLink(file(pid, "root"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Number of its open descriptors. */
  public int descriptors() {
    return names(file(pid, "fd")).size();
  }

  /** The fields of /proc/PID/status. */
  public Map<String, String> status() {
    return statusFields(file(pid, "status"));
  }

  /** The fields of the status of each of its threads. */
  public List<Map<String, String>> threadStatuses() {
    Path tasks = file(pid, "task");
    return names(tasks).stream()
        .map(task -> statusFields(tasks.resolve(task).resolve("status")))
        .filter(fields -> !fields.isEmpty())
        .toList();
  }

  /** Resident memory in kilobytes. */
  public long residentKilobytes() {
    String value = status().getOrDefault("VmRSS", "0 kB");
    return Long.parseLong(value.substring(0, value.indexOf(' ')));
  }

  private static Map<String, String> statusFields(Path file) {
    Map<String, String> fields = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        int colon = line.indexOf(':');
        fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    } catch (IOException e) {
      return Map.of(); // The thread ended meanwhile.
    }
    return fields;
  }

  private static List<String> names(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Path file(int pid, String name) {
    return PROC.resolve(Integer.toString(pid)).resolve(name);
  }
}
