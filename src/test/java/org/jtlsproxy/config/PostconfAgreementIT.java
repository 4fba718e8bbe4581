package org.jtlsproxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parameter has the value that postconf(1) prints for the same main.cf and the same options.
 * postconf prints each run of white space as one blank, so white space is compared by
 * TlsproxyAgreementIT only.
 */
class PostconfAgreementIT {
  private static final Path DEBIAN_MAIN_CF = Path.of("/usr/share/postfix/main.cf.debian");

  /**
   * A main.cf.
   *
   * @param title what it is about
   * @param text the file
   * @param options arguments of {@code -o}
   */
  record Sample(String title, String text, List<String> options) {
    static Sample of(String title, String... lines) {
      return new Sample(title, String.join("\n", lines) + "\n", List.of());
    }

    Sample with(String... moreOptions) {
      return new Sample(title, text, List.of(moreOptions));
    }

    @Override
    public String toString() {
      return title;
    }
  }

  private final Path directory;

  PostconfAgreementIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyParameterHasTheValueThatPostconfPrints(Sample sample) throws Exception {
    Path file = directory.resolve("main.cf");
    Files.write(file, sample.text().getBytes(StandardCharsets.ISO_8859_1));
    // Old enough that neither side reads it twice.
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));

    List<String> names = new ArrayList<>();
    Map<String, String> ours = new TreeMap<>();
    Configuration configuration = evaluate(sample);
    for (Parameter<?> parameter : ParameterTable.all()) {
      if (parameter != GenericOrder.MYNETWORKS) {
        names.add(parameter.name());
        ours.put(parameter.name(), configuration.text(parameter));
      }
    }
    Map<String, String> theirs = postconf(sample, names);
    assertEquals(names.size(), theirs.size(), "parameters that postconf knows");
    List<String> differences = new ArrayList<>();
    theirs.forEach(
        (name, value) -> {
          if (!value.equals(withSingleBlanks(ours.get(name)))) {
            differences.add(name + ": postconf <" + value + ">, here <" + ours.get(name) + ">");
          }
        });
    assertEquals(List.of(), differences);
  }

  static Stream<Sample> samples() throws Exception {
    return Stream.of(
        new Sample("empty", "", List.of()),
        new Sample(
            "Debian's main.cf",
            Files.readString(DEBIAN_MAIN_CF, StandardCharsets.ISO_8859_1),
            List.of()),
        Sample.of(
            "an ordinary server",
            "compatibility_level = 3.6",
            "myhostname = mail.example.com",
            "mydestination = $myhostname, localhost.$mydomain, localhost",
            "smtpd_tls_security_level = may",
            "smtpd_tls_chain_files = /etc/ssl/$myhostname/key.pem,",
            "    /etc/ssl/$myhostname/chain.pem",
            "smtpd_tls_loglevel = 1",
            "smtp_tls_security_level = dane",
            "smtp_tls_CApath = /etc/ssl/certs",
            "tls_server_sni_maps = hash:$config_directory/sni",
            "tls_preempt_cipherlist = yes"),
        Sample.of(
            "odd spacing",
            "   ",
            "smtpd_tls_cert_file=/a",
            "smtpd_tls_key_file\t \t=\t /b  ",
            "smtpd_tls_CAfile = /c d  e",
            "smtpd_tls_ciphers   =high\u000b\f"),
        new Sample(
            "carriage returns",
            "smtpd_tls_cert_file = /a\r\nsmtpd_tls_key_file =\r\n\r\n# x\r\nmax_use = 7\r\n",
            List.of()),
        Sample.of(
            "continuation lines",
            "smtpd_tls_exclude_ciphers = a,",
            "  b,",
            "# comment",
            "",
            "   # indented comment",
            "\tc",
            "smtpd_tls_protocols =",
            "    >=TLSv1.2"),
        new Sample("no newline at the end", "max_idle = 5m", List.of()),
        Sample.of(
            "duplicates",
            "max_use = 1",
            "max_use = 2",
            "smtpd_tls_cert_file = /a",
            "smtpd_tls_cert_file ="),
        Sample.of(
            "nesting",
            "a = $b",
            "b = ${c}",
            "c = $(d)x",
            "d = $$literal",
            "multi_instance_name = p-$a",
            "tlsproxy_tls_CAfile = $(a)$(b) $undefined. $multi_instance_name"),
        Sample.of(
            "conditionals",
            "set = x",
            "unset =",
            "smtpd_tls_cert_file = ${set?is set}",
            "smtpd_tls_key_file = ${unset?is set}",
            "smtpd_tls_dcert_file = ${set:is not set}",
            "smtpd_tls_dkey_file = ${unset:is not set}",
            "smtpd_tls_eccert_file = ${set?{yes}:{no}} ${unset ? {yes} : {no}}",
            "smtpd_tls_eckey_file = ${set?${unset:{a}}}",
            "smtpd_tls_CAfile = ${nothing?{a}:b} ${set??:{}}",
            "smtpd_tls_CApath = ${set?{ a b }:{c}}"),
        Sample.of(
            "comparisons",
            "nine = 9",
            "ten = 10",
            "smtpd_tls_cert_file = ${{$nine} < {$ten} ? {number} : {text}}",
            "smtpd_tls_key_file = ${{x$nine} < {x$ten} ? {number} : {text}}",
            "smtpd_tls_dcert_file = ${{$nine} == {09}} ${{a}!={a}}.",
            "smtpd_tls_dkey_file = ${{3.9} <level {3.10} ? {older}:{newer}}",
            "smtpd_tls_eccert_file = ${{3.9} >= {3.10} ? {a}:{b}}",
            "smtpd_tls_eckey_file = ${{$compatibility_level} >=level {3.6.0} ? {new}}",
            "smtpd_tls_CAfile = ${{${nine?{$ten}}} == {10} : {no}}"),
        Sample.of("compatibility level 1", "compatibility_level = 1"),
        Sample.of("compatibility level 2", "compatibility_level = 2"),
        Sample.of("compatibility level 3.5.9", "compatibility_level = 3.5.9"),
        Sample.of("compatibility level 9999", "compatibility_level = 9999.1023.1023"),
        Sample.of(
            "host and domain",
            "mydomain = example.org",
            "myhostname = mx.$mydomain",
            "myorigin = $mydomain"),
        Sample.of("short host name", "myhostname = mx"),
        Sample.of(
            "obsolete parameters",
            "smtpd_use_tls = YES",
            "smtpd_enforce_tls = $smtpd_use_tls",
            "smtp_use_tls = ${smtpd_use_tls}",
            "tlsproxy_client_level = may",
            "smtp_tls_security_level = encrypt"),
        Sample.of(
            "times and numbers",
            "max_idle = 2m",
            "ipc_idle = 7",
            "ipc_ttl = 1h",
            "tlsproxy_watchdog_timeout = 1d",
            "in_flow_delay = 0",
            "smtpd_tls_ccert_verifydepth = +5",
            "smtp_tls_scert_verifydepth = -1",
            "lmdb_map_size = 9223372036854775807"),
        Sample.of(
            "bytes above ASCII",
            "smtpd_tls_cert_file = /\u00c3\u00a4/\u00ff",
            "smtpd_tls_eccert_file = $smtpd_tls_cert_file\u0080"),
        Sample.of(
                "options",
                "max_use = 5",
                "base = /etc/ssl",
                "smtpd_tls_cert_file = $base/a.pem",
                "smtpd_tls_loglevel = 0")
            .with(
                "max_use=9",
                "smtpd_tls_loglevel = 1",
                "base=/opt",
                "tlsproxy_tls_key_file = $base/k.pem",
                "syslog_name=postfix/proxy"));
  }

  private Configuration evaluate(Sample sample) throws Exception {
    String hostName = Files.readString(Path.of("/proc/sys/kernel/hostname")).trim();
    MainCf mainCf = MainCf.read(directory.toString(), "postconf", warning -> {});
    sample.options().forEach(option -> mainCf.override(NameValue.ofOption(option)));
    Configuration configuration =
        Configuration.evaluate(
            mainCf,
            new ProcessContext(1, "tlsproxy", "3.7.11", hostName),
            MachineAccounts.read(),
            warning -> {});
    configuration.evaluateRoles();
    configuration.evaluateTlsLibrary();
    configuration.evaluateServerNameMaps();
    return configuration;
  }

  private Map<String, String> postconf(Sample sample, List<String> names) throws Exception {
    List<String> command = new ArrayList<>(List.of("postconf", "-c", directory.toString()));
    for (String option : sample.options()) {
      command.add("-o");
      command.add(option);
    }
    command.add("-x");
    command.addAll(names);
    Map<String, String> values = new TreeMap<>();
    for (String line : Program.run(command, directory.toString())) {
      int equalsSign = line.indexOf(" =");
      if (equalsSign > 0 && names.contains(line.substring(0, equalsSign))) {
        String value = line.substring(equalsSign + 2);
        values.put(
            line.substring(0, equalsSign), value.startsWith(" ") ? value.substring(1) : value);
      }
    }
    return values;
  }

  private static String withSingleBlanks(@Nullable String text) {
    return String.valueOf(text).replaceAll("[ \\t\\n\\x0B\\f\\r]+", " ").trim();
  }
}
