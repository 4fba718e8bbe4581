package org.jtlsproxy.postfix;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds what the tests need on this machine. What is missing is an error, never a reason to skip.
 */
public final class Prerequisites {

  private static final List<String> PROGRAM_DIRECTORIES =
      List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin", "/usr/local/bin");

  private Prerequisites() {}

  /**
   * Absolute path of a program.
   *
   * @param debianPackage named in the message if there is no such program
   */
  public static Path program(String name, String debianPackage) {
    for (String directory : PROGRAM_DIRECTORIES) {
      Path candidate = Path.of(directory, name);
      if (Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    throw new AssertionError(
        "integration tests need " + name + "; install the Debian package " + debianPackage);
  }

  /** The daemon under test: system property {@code jtlsproxy.command}. */
  public static Path daemon() {
    Path command =
        Path.of(System.getProperty("jtlsproxy.command", "target/staged/jtlsproxy"))
            .toAbsolutePath();
    if (!Files.isExecutable(command)) {
      throw new AssertionError("no daemon to test at " + command + "; set -Djtlsproxy.command");
    }
    return command;
  }

  /** A program of native-test: system property {@code jtlsproxy.native} is its directory. */
  public static Path nativeProgram(String name) {
    Path program =
        Path.of(System.getProperty("jtlsproxy.native", "native-test"), name).toAbsolutePath();
    if (!Files.isExecutable(program)) {
      throw new AssertionError(
          "no " + program + "; run make in native-test (Debian packages gcc, libc6-dev, make)");
    }
    return program;
  }

  /** Fails unless the tests run as root: master(8) needs it. */
  public static void requireRoot() {
    if (!"root".equals(System.getProperty("user.name"))) {
      throw new AssertionError("integration tests must run as root, like the Postfix master");
    }
  }
}
