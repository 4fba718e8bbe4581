package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the Postfix that is installed. */
final class Program {
  private static final int PATIENCE_SECONDS = 60;

  private Program() {}

  /** The directory of the daemon programs. */
  static Path daemonDirectory() throws Exception {
    return Path.of(run(List.of("postconf", "-d", "-h", "daemon_directory"), "/etc/postfix").get(0));
  }

  /** Standard output and standard error together, line by line; bytes as ISO-8859-1. */
  static List<String> run(List<String> command, String mailConfig) throws Exception {
    Path output = Files.createTempFile("output", null);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("MAIL_CONFIG", mailConfig);
    builder.environment().put("LC_ALL", "C");
    builder.redirectInput(new File("/dev/null"));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = start(builder);
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        fail(command + " does not end");
      }
      return Files.readString(output, StandardCharsets.ISO_8859_1).lines().toList();
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      return fail("Postfix must be installed for this test: " + e.getMessage());
    }
  }
}
