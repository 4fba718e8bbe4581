package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the Postfix that is installed. */
final class Program {
  private static final int PATIENCE_SECONDS = 60;

  private Program() {}

  /** Standard output and standard error together, line by line; bytes as ISO-8859-1. */
  static List<String> run(List<String> command, String mailConfig) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("MAIL_CONFIG", mailConfig);
    builder.environment().put("LC_ALL", "C");
    builder.redirectErrorStream(true).redirectInput(new File("/dev/null"));
    Process process = start(builder);
    try {
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        fail(command + " does not end");
      }
      return new ArrayList<>(output.isEmpty() ? List.of() : List.of(output.split("\n", -1)))
          .subList(0, output.isEmpty() ? 0 : output.split("\n", -1).length - 1);
    } finally {
      process.destroyForcibly();
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
