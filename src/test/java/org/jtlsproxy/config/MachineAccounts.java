package org.jtlsproxy.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The accounts of the machine that runs the test, as far as they are in files. */
final class MachineAccounts {
  private MachineAccounts() {}

  static Accounts read() throws IOException {
    TestAccounts accounts = new TestAccounts();
    for (List<String> fields : lines("/etc/passwd")) {
      accounts.user(fields.get(0), Long.parseLong(fields.get(2)), Long.parseLong(fields.get(3)));
    }
    for (List<String> fields : lines("/etc/group")) {
      accounts.group(fields.get(0), Long.parseLong(fields.get(2)));
    }
    return accounts;
  }

  private static List<List<String>> lines(String file) throws IOException {
    return Files.readAllLines(Path.of(file), StandardCharsets.ISO_8859_1).stream()
        .map(line -> List.of(line.split(":", -1)))
        .toList();
  }
}
