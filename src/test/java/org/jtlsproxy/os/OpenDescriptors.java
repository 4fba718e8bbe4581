package org.jtlsproxy.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What /proc knows about this process's descriptors, see proc(5). */
final class OpenDescriptors {
  private static final Path SELF = Path.of("/proc/self");

  private OpenDescriptors() {}

  /** How many sockets are open. */
  static long sockets() throws IOException {
    try (Stream<Path> all = Files.list(SELF.resolve("fd"))) {
      return all.filter(each -> target(each).startsWith("socket:")).count();
    }
  }

  /** What a descriptor refers to; empty when it is closed. */
  static String target(int descriptor) {
    return target(SELF.resolve("fd").resolve(Integer.toString(descriptor)));
  }

  /** The open(2) flags of a descriptor. */
  static int flags(int descriptor) throws IOException {
    List<String> lines =
        Files.readAllLines(SELF.resolve("fdinfo").resolve(Integer.toString(descriptor)));
    String flags = lines.stream().filter(line -> line.startsWith("flags:")).findFirst().get();
    return Integer.parseInt(flags.substring("flags:".length()).trim(), 8);
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
