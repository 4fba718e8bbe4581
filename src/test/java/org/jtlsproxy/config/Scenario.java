package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A main.cf, and what comes of it. */
final class Scenario {
  static final ProcessContext PROCESS =
      new ProcessContext(4711, "tlsproxy", "3.7.11", "mail.example.com");

  private final String text;
  private final List<String> options = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private Accounts accounts = TestAccounts.sane();
  private ProcessContext process = PROCESS;

  private Scenario(String text) {
    this.text = text;
  }

  static Scenario mainCf(String... lines) {
    return new Scenario(String.join("\n", lines) + "\n");
  }

  Scenario option(String nameEqualsValue) {
    options.add(nameEqualsValue);
    return this;
  }

  Scenario accounts(Accounts replacement) {
    accounts = replacement;
    return this;
  }

  Scenario hostName(String hostName) {
    process =
        new ProcessContext(
            process.processId(), process.serviceName(), process.mailVersion(), hostName);
    return this;
  }

  List<String> warnings() {
    return warnings;
  }

  MainCf read() {
    MainCf mainCf =
        MainCf.parse(
            "/etc/postfix", "tlsproxy", text.getBytes(StandardCharsets.ISO_8859_1), warnings::add);
    options.forEach(option -> mainCf.override(NameValue.ofOption(option)));
    return mainCf;
  }

  /** Evaluates the generic parameters and those of the roles. */
  Configuration evaluate() {
    Configuration configuration = Configuration.evaluate(read(), process, accounts, warnings::add);
    configuration.evaluateRoles();
    return configuration;
  }

  /** Evaluates everything. */
  Configuration evaluateAll() {
    Configuration configuration = evaluate();
    configuration.evaluateTlsLibrary();
    configuration.evaluateServerNameMaps();
    return configuration;
  }

  /** The fatal text. */
  String failure() {
    return assertThrows(ConfigurationException.class, this::evaluateAll).getMessage();
  }
}
