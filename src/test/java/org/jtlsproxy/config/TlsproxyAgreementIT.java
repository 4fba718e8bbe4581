package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The C daemon itself says the same: the same warnings and the same fatal text for the same
 * mistakes, and with {@code -v -v} the same parameters in the same order with the same values.
 */
class TlsproxyAgreementIT {
  private static final String TAG = "postfix/tlsproxy: ";
  private static final String LAST_MISTAKE = "tls_server_sni_maps = $";

  /** What the daemon says of a main.cf, as soon as it has said it. */
  private record Verdict(String mainCf, Path directory, Future<List<String>> lines) {
    @Override
    public String toString() {
      return mainCf;
    }
  }

  private static final List<Verdict> VERDICTS = new ArrayList<>();
  private static final ExecutorService DAEMONS = Executors.newFixedThreadPool(16);

  /** A daemon takes a second to die, so all of them die together. */
  @BeforeAll
  static void startAllDaemons(@TempDir Path parent) throws Exception {
    for (String mainCf : mistakes()) {
      Path directory = Files.createDirectory(parent.resolve("c" + VERDICTS.size()));
      write(directory, mainCf);
      VERDICTS.add(new Verdict(mainCf, directory, DAEMONS.submit(() -> daemon(directory))));
    }
  }

  @AfterAll
  static void stopThreads() {
    DAEMONS.shutdownNow();
  }

  static Stream<Verdict> verdicts() {
    return VERDICTS.stream();
  }

  private static List<String> mistakes() {
    return List.of(
        "compatibility_level = 3.",
        "compatibility_level =",
        "compatibility_level = ${",
        "syslog_facility = Mail\ndaemon_table_open_error_is_fatal = x",
        "maillog_file_compressor =",
        "smtputf8_enable = maybe",
        "myhostname = -a",
        "myhostname = a..b",
        "myhostname = 1.2.3.4",
        "myhostname = a.b\nmydomain = " + "x".repeat(64),
        "myhostname = \u00e4.b",
        "mail_owner = root",
        "mail_owner = no-such-user",
        "default_privs = postfix",
        "setgid_group = postfix",
        "setgid_group = no-such-group",
        "default_verp_delimiters = +",
        "default_verp_delimiters = +=-",
        "default_verp_delimiters = xy",
        "myorigin = a b",
        "myhostname = a.b\nrelayhost = A.b",
        "max_use = 0",
        "max_use = 5x",
        "max_use = 2147483648\nsoft_bounce = x",
        "delay_logging_resolution_limit = 7",
        "lmdb_map_size = 0",
        "lmdb_map_size = 9223372036854775808",
        "max_idle = s",
        "max_idle = 5x",
        "max_idle = -5",
        "max_idle = 35791394m",
        "in_flow_delay = 11",
        "tlsproxy_watchdog_timeout = 9",
        "smtpd_tls_ccert_verifydepth = ${x}",
        "tlsproxy_tls_ciphers =",
        "tlsproxy_use_tls = perhaps",
        "smtpd_use_tls = perhaps\ntlsproxy_enforce_tls =",
        "syslog_name = ${a b} $ ${}",
        "syslog_name = ${{1} == {1} ? {a} : {b} x} ${",
        "syslog_name = ${{1.x} <level {${b c}} ? a}",
        "syslog_name = ${{1} <foo {2}}",
        "syslog_name = ${{1} <level 2}",
        "syslog_name = ${{1} = {2}}",
        "syslog_name = ${{1}=={1}x}",
        "syslog_name = ${x?{a}b}",
        "syslog_name = $({)",
        "syslog_name = ${{1} < {99999999999999999999}}",
        "syslog_name = ${{$} == {$}}",
        "a = $a\nsyslog_name = $a",
        "tlsproxy_tls_security_level = dane",
        "smtpd_tls_security_level = half dane",
        "tlsproxy_client_security_level = halfdane",
        "smtpd_tls_security_level = may\nsmtp_tls_security_level = bogus",
        "smtpd_tls_security_level = may\nsmtpd_tls_cert_file = none\nsmtpd_tls_req_ccert = yes\n"
            + "smtpd_tls_ask_ccert = yes\nsmtp_tls_security_level = bogus",
        "smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /a\nsmtpd_tls_chain_files = /b\n"
            + LAST_MISTAKE,
        "smtpd_tls_security_level = verify\nsmtpd_tls_cert_file = /a\ntls_high_cipherlist =",
        "smtpd_tls_security_level = verify\nsmtpd_tls_cert_file = /a\ntls_daemon_random_bytes = 0",
        "smtp_tls_security_level = may\ntls_preempt_cipherlist = x");
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void mistakesAreReportedInTheSameWords(Verdict verdict) throws Exception {
    List<String> theirs = new ArrayList<>();
    for (String line : verdict.lines().get()) {
      if (line.startsWith(TAG + "warning: ") || line.startsWith(TAG + "fatal: ")) {
        theirs.add(line.substring(TAG.length()));
      }
    }
    List<String> ours = new ArrayList<>();
    try {
      evaluate(verdict.directory(), warning -> ours.add("warning: " + printable(warning)));
    } catch (ConfigurationException e) {
      ours.add("fatal: " + printable(e.getMessage()));
    }
    assertEquals(theirs, ours);
  }

  static Stream<String> configurations() throws Exception {
    return Stream.of(
        "",
        Files.readString(Path.of("/usr/share/postfix/main.cf.debian"), StandardCharsets.ISO_8859_1),
        mainCf("compatibility_level = 2", "max_idle = 7", "smtpd_tls_CAfile =  a \t b", "   c  "),
        mainCf(
            "smtpd_tls_cert_file = $$x",
            "x = y",
            "tlsproxy_tls_ciphers = a$tls_high_cipherlist",
            "syslog_name = $process_name/$service_name/$process_id/$config_directory",
            "tlsproxy_tls_CAfile = <$smtpd_banner$my_own$mail_version>",
            "my_own = z"),
        mainCf(
            "smtpd_tls_CApath = ${x?{ a  b }:{ c  d }}",
            "smtp_tls_CApath = \u00e4\u0080\u00ff",
            "tlsproxy_client_level = may",
            "smtp_tls_policy_maps = hash:$queue_directory/p"),
        mainCf(
            "mydomain = example.org",
            "myhostname = mx.$mydomain",
            "mydestination = $myhostname",
            "relay_domains = $mydestination $fast_flush_domains"));
  }

  private static String mainCf(String... lines) {
    return String.join("\n", lines);
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void parametersAreEvaluatedInTheSameOrderToTheSameValues(String mainCf, @TempDir Path directory)
      throws Exception {
    // The last parameter of all is broken, so that the daemon ends there.
    write(
        directory,
        mainCf
            + "\nqueue_directory = /\nsmtpd_tls_security_level = may\nsmtpd_tls_eccert_file = /e\n"
            + LAST_MISTAKE
            + "\n");
    Trace trace = new Trace(daemon(directory, "-v", "-v"));
    Configuration configuration =
        Configuration.evaluate(read(directory, w -> {}), context(), accounts(), w -> {});
    configuration.evaluateRoles();
    configuration.evaluateTlsLibrary();
    for (Parameter<?> parameter : ParameterTable.all()) {
      if (parameter != GenericOrder.MYNETWORKS
          && parameter != TlsLibraryParameters.TLS_SERVER_SNI_MAPS) {
        String value = configuration.text(parameter);
        assertEquals(
            parameter + " = " + printable(value), parameter + " = " + trace.next(parameter.name()));
      }
    }
  }

  /** The daemon reads main.cf before it can be told to log to standard error; postmap(1) can. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo",
        "# c\n\nfoo\n bar",
        "= x",
        "  = x\n y\nmax_use = 7",
        " 123456789012345678901234567890",
        " 1234567890123456789012345678",
        "a = 1\na = 2\n b\na = 3",
        "config_directory = /x",
        "a = 1\0 2\nb = 1\nb = 1\nb = 2 \n b",
        "\0a = 1",
        "a = 1\n#\n \n\n x = y\nfoo"
      })
  void mistakesInTheFileAreReportedInTheSameWords(String mainCf, @TempDir Path directory)
      throws Exception {
    write(directory, mainCf);
    List<String> ours = new ArrayList<>();
    try {
      read(directory, warning -> ours.add("postmap: warning: " + warning));
    } catch (ConfigurationException e) {
      ours.add("postmap: fatal: " + e.getMessage());
    }
    List<String> query = List.of("postmap", "-q", "a", "inline:{b=c}");
    assertEquals(Program.run(query, directory.toString()), ours);
  }

  /** What the daemon says with {@code -v -v}; non-printable bytes are question marks. */
  private static final class Trace {
    private final List<String> lines;
    private int at;

    Trace(List<String> lines) {
      // The tag changes when syslog_name is known.
      this.lines =
          lines.stream()
              .filter(line -> line.contains(": dict_"))
              .map(line -> line.substring(line.indexOf(": dict_") + 2))
              .toList();
      at = index("dict_lookup: compatibility_level = ");
    }

    /** The value of the parameter that is evaluated next, or after references to others. */
    String next(String name) {
      String lookup = "dict_lookup: " + name + " = ";
      at = index(lookup);
      if (rest(lookup).equals("(notfound)")) {
        String update = "dict_update: " + name + " = ";
        at = index(update);
        String stored = rest(update);
        if (at + 1 == lines.size() || !lines.get(at + 1).equals(lookup + stored)) {
          return stored;
        }
        at++;
      }
      String raw = rest(lookup);
      at = index("dict_eval: ");
      String evaluated = rest("dict_eval: ");
      return evaluated.startsWith("const  ")
          ? evaluated.substring("const  ".length())
          : evaluated.substring(("expand " + raw + " -> ").length());
    }

    private int index(String start) {
      for (int i = at; i < lines.size(); i++) {
        if (lines.get(i).startsWith(start)) {
          return i;
        }
      }
      throw new AssertionError("the daemon does not get to " + start);
    }

    private String rest(String start) {
      return lines.get(at).substring(start.length());
    }
  }

  private static List<String> daemon(Path directory, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Program.daemonDirectory().resolve("tlsproxy").toString());
    command.addAll(List.of("-S", "-V"));
    command.addAll(List.of(options));
    return Program.run(command, directory.toString());
  }

  private static void write(Path directory, String mainCf) throws Exception {
    Path file = directory.resolve("main.cf");
    Files.write(file, mainCf.getBytes(StandardCharsets.ISO_8859_1));
    // Old enough that neither side reads it twice.
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }

  private static MainCf read(Path directory, Consumer<String> warnings) {
    return MainCf.read(directory.toString(), "tlsproxy", warnings);
  }

  /** Does what the daemon does until it has read all parameters. */
  private static void evaluate(Path directory, Consumer<String> warnings) throws Exception {
    MainCf mainCf = read(directory, warnings);
    Configuration configuration = Configuration.evaluate(mainCf, context(), accounts(), warnings);
    configuration.evaluateRoles();
    if (ServerRole.decide(configuration, warnings).isPresent()) {
      configuration.evaluateTlsLibrary();
      configuration.evaluateServerNameMaps();
    }
    if (ClientRole.isEnabled(configuration)) {
      configuration.evaluateTlsLibrary();
    }
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }

  private static ProcessContext context() throws Exception {
    String hostName = Files.readString(Path.of("/proc/sys/kernel/hostname")).trim();
    return new ProcessContext(ProcessHandle.current().pid(), "tlsproxy", "3.7.11", hostName);
  }

  private static Accounts accounts() throws Exception {
    return MachineAccounts.read();
  }
}
