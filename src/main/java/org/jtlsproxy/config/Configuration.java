package org.jtlsproxy.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The values of the parameters. They are evaluated in stages, in the order of the C daemon, because
 * the program does other things between the stages (it sets up logging once the generic parameters
 * are known, for instance), and because the first mistake is the one that is reported.
 *
 * <p>A reference to a parameter that is neither set nor yet evaluated is empty; postconf(1), which
 * knows the defaults of all programs, may show something else.
 */
public final class Configuration {
  private static final String LOCAL_DOMAIN = "localdomain";
  private static final Set<String> SYSLOG_FACILITIES =
      Set.of(
          "auth",
          "authpriv",
          "cron",
          "daemon",
          "ftp",
          "kern",
          "lpr",
          "mail",
          "news",
          "syslog",
          "user",
          "uucp",
          "local0",
          "local1",
          "local2",
          "local3",
          "local4",
          "local5",
          "local6",
          "local7");

  /** An expanded text and what the parameter's type makes of it. */
  private record Evaluated(String text, Object value) {}

  private final Map<String, String> dictionary;
  private final Map<Parameter<?>, Evaluated> values = new HashMap<>();
  private final String path;
  private final Consumer<String> warnings;

  private Configuration(MainCf mainCf, Consumer<String> warnings) {
    this.dictionary = mainCf.copyOfEntries();
    this.path = mainCf.path();
    this.warnings = warnings;
  }

  /**
   * Evaluates the parameters that every Postfix daemon has, and makes the checks that each of them
   * makes at its start.
   *
   * @param mainCf main.cf with all {@code -o} options applied; not changed
   * @param accounts who mail_owner, setgid_group and default_privs are
   * @param warnings receives the text after {@code warning: }, now and in later stages
   * @throws ConfigurationException at the first mistake
   */
  public static Configuration evaluate(
      MainCf mainCf, ProcessContext process, Accounts accounts, Consumer<String> warnings) {
    Configuration configuration = new Configuration(mainCf, warnings);
    configuration.dictionary.put("service_name", process.serviceName());
    configuration.evaluateGeneric(process, accounts);
    return configuration;
  }

  /**
   * Evaluates the parameters of both roles and the watchdog's.
   *
   * @throws ConfigurationException at the first mistake
   */
  public void evaluateRoles() {
    evaluate(TlsproxyOrder.ROLES);
  }

  /**
   * Evaluates the parameters of the TLS library. Only when a role is enabled: a mistake in them
   * must not keep a daemon from starting that makes no use of them.
   *
   * @throws ConfigurationException at the first mistake
   */
  public void evaluateTlsLibrary() {
    if (!values.containsKey(TlsLibraryParameters.TLS_CONFIG_FILE)) {
      evaluate(TlsproxyOrder.TLS_LIBRARY);
    }
  }

  /**
   * Evaluates tls_server_sni_maps, which the server role needs after the TLS library's parameters.
   *
   * @throws ConfigurationException if it cannot be expanded
   */
  public void evaluateServerNameMaps() {
    evaluate(TlsLibraryParameters.TLS_SERVER_SNI_MAPS);
  }

  /**
   * A value.
   *
   * @throws IllegalStateException if the stage that evaluates the parameter has not been run
   */
  public <T> T get(Parameter<T> parameter) {
    return parameter.type().valueClass().cast(evaluated(parameter).value());
  }

  /**
   * A value as text, the way {@code postconf -x} prints it: expanded, but with the unit of a time
   * and the spelling of a boolean as they were written.
   *
   * @throws IllegalStateException if the stage that evaluates the parameter has not been run
   */
  public String text(Parameter<?> parameter) {
    return evaluated(parameter).text();
  }

  private Evaluated evaluated(Parameter<?> parameter) {
    Evaluated evaluated = values.get(parameter);
    if (evaluated == null) {
      throw new IllegalStateException(parameter.name() + " is not evaluated yet");
    }
    return evaluated;
  }

  /**
   * The expanded value of any name, known to the table or not, such as debugger_command; empty if
   * main.cf does not have it and no stage has evaluated it.
   *
   * @throws ConfigurationException if it cannot be expanded
   */
  public Optional<String> lookup(String name) {
    return Optional.ofNullable(expanded(name));
  }

  /** The compatibility level in force. */
  public CompatibilityLevel compatibilityLevel() {
    String text = get(GenericParameters.COMPATIBILITY_LEVEL);
    return CompatibilityLevel.parse(text)
        .orElseThrow(() -> new ConfigurationException(CompatibilityLevel.malformed(text)));
  }

  private void evaluateGeneric(ProcessContext process, Accounts accounts) {
    evaluate(GenericParameters.COMPATIBILITY_LEVEL);
    // Looked at first of all: whatever comes later may depend on it.
    compatibilityLevel();
    evaluate(GenericParameters.MAIL_VERSION, process.mailVersion());
    evaluate(GenericOrder.FIRST_TEXTS);
    checkSyslogFacility();
    evaluate(GenericOrder.FIRST_BOOLEANS);
    evaluate(GenericParameters.MYHOSTNAME, qualified(process.hostName()));
    evaluate(GenericParameters.MYDOMAIN, domainOf(get(GenericParameters.MYHOSTNAME)));
    checkHostName(GenericParameters.MYHOSTNAME);
    checkHostName(GenericParameters.MYDOMAIN);
    evaluate(GenericOrder.TEXTS);
    evaluate(GenericOrder.OTHERS);
    new AccountChecks(this, accounts).run();
    evaluate(GenericOrder.MYNETWORKS);
    dictionary.put("process_id", Long.toString(process.processId()));
    checkRelations();
  }

  private void evaluate(List<Parameter<?>> parameters) {
    for (Parameter<?> parameter : parameters) {
      evaluate(parameter);
    }
  }

  private void evaluate(Parameter<?> parameter) {
    evaluate(parameter, parameter.defaultText());
  }

  /**
   * The default goes into the dictionary, where later references find it: a text as its expansion,
   * everything else as it stands in the table.
   */
  private void evaluate(Parameter<?> parameter, String defaultText) {
    String text = expanded(parameter.name());
    if (text == null) {
      text = expand(defaultText);
      boolean isText = parameter.type() instanceof ParameterType.Text;
      dictionary.put(parameter.name(), isText ? text : defaultText);
    }
    values.put(parameter, new Evaluated(text, parameter.convert(text)));
  }

  private @Nullable String expanded(String name) {
    String value = dictionary.get(name);
    return value == null ? null : expand(value);
  }

  private String expand(String text) {
    return MacroExpansion.expand(text, dictionary::get, warnings);
  }

  private String qualified(String hostName) {
    if (hostName.indexOf('.') >= 0) {
      return hostName;
    }
    String domain = expanded(GenericParameters.MYDOMAIN.name());
    return hostName + "." + (domain == null ? LOCAL_DOMAIN : domain);
  }

  private static String domainOf(String hostName) {
    int dot = hostName.indexOf('.');
    return dot < 0 ? LOCAL_DOMAIN : hostName.substring(dot + 1);
  }

  private void checkSyslogFacility() {
    String facility = get(GenericParameters.SYSLOG_FACILITY);
    if (!SYSLOG_FACILITIES.contains(facility)) {
      throw badParameter(GenericParameters.SYSLOG_FACILITY, "unrecognized value: " + facility);
    }
  }

  private void checkHostName(Parameter<String> parameter) {
    String name = get(parameter);
    Optional<String> problem = HostName.problemWith(name);
    if (problem.isPresent()) {
      warnings.accept("valid_hostname: " + problem.get());
      throw badParameter(parameter, "bad parameter value: " + name);
    }
  }

  private void checkRelations() {
    String hostName = get(GenericParameters.MYHOSTNAME);
    if (hostName.equalsIgnoreCase(get(GenericParameters.RELAYHOST))) {
      throw new ConfigurationException(
          "myhostname and relayhost parameter settings must not be identical: " + hostName);
    }
    String origin = get(GenericParameters.MYORIGIN);
    for (int i = 0; i < origin.length(); i++) {
      if (Bytes.isListSeparator(origin.charAt(i))) {
        throw new ConfigurationException(
            "myorigin parameter setting must not contain multiple values: " + origin);
      }
    }
    checkVerpDelimiters();
  }

  private void checkVerpDelimiters() {
    String delimiters = get(GenericParameters.DEFAULT_VERP_DELIMITERS);
    String allowed = get(GenericParameters.VERP_DELIMITER_FILTER);
    for (int i = 0; i < delimiters.length(); i++) {
      if (allowed.indexOf(delimiters.charAt(i)) < 0) {
        throw badParameters(
            GenericParameters.DEFAULT_VERP_DELIMITERS,
            GenericParameters.VERP_DELIMITER_FILTER,
            ": bad " + (i == 0 ? "first" : "second") + " VERP delimiter character");
      }
    }
  }

  ConfigurationException badParameter(Parameter<?> parameter, String problem) {
    return new ConfigurationException(
        "file " + path + ": parameter " + parameter.name() + ": " + problem);
  }

  ConfigurationException badParameters(Parameter<?> first, Parameter<?> second, String problem) {
    return new ConfigurationException(
        "file " + path + ": parameters " + first.name() + " and " + second.name() + problem);
  }
}
