package org.jtlsproxy.postfix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes a {@link PostfixInstance} and starts it. */
public final class PostfixInstanceBuilder {

  private final Map<String, String> overrides = new LinkedHashMap<>();
  private final List<String> services = new ArrayList<>();
  private List<ServerKey> keys = List.of(ServerKey.ECDSA_P256);
  private String daemonArguments = "";

  PostfixInstanceBuilder() {}

  /** A main.cf setting, above those of every instance. {@code $DIRECTORY} is its directory. */
  public PostfixInstanceBuilder set(String parameter, String value) {
    overrides.put(parameter, value);
    return this;
  }

  /** A further service: a master.cf line. {@code $DIRECTORY} is the directory of the instance. */
  public PostfixInstanceBuilder service(String line) {
    services.add(line);
    return this;
  }

  /** Arguments of the tlsproxy service in master.cf, for example {@code -o max_idle=2s}. */
  public PostfixInstanceBuilder daemonArguments(String arguments) {
    daemonArguments = arguments;
    return this;
  }

  /** The server keys in their order; without this, one P-256 key. */
  public PostfixInstanceBuilder keys(ServerKey... serverKeys) {
    keys = List.of(serverKeys);
    return this;
  }

  /** Creates the directory, starts Postfix and waits until it serves. */
  public PostfixInstance start() {
    Prerequisites.requireRoot();
    PostfixInstance instance;
    try {
      instance = create();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      instance.start();
    } catch (RuntimeException | AssertionError e) {
      AssertionError failure = new AssertionError(instance.logForHumans(), e);
      instance.close();
      throw failure;
    }
    return instance;
  }

  private PostfixInstance create() throws IOException {
    // Not a word of the daemon's name: processes are told apart by their command lines.
    Path directory = Files.createTempDirectory("postfix-it-");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String name : List.of("etc", "spool", "data", "libexec")) {
      Files.createDirectory(directory.resolve(name));
    }
    Files.setOwner(directory.resolve("data"), mailOwner(directory));
    installDaemons(directory.resolve("libexec"));

    int screenPort = freePort();
    int smtpPort = freePort();
    PostfixInstance instance =
        new PostfixInstance(directory, mainCf(directory), screenPort, smtpPort);
    MasterCf masterCf = new MasterCf(screenPort, smtpPort, daemonArguments);
    services.forEach(line -> masterCf.add(expand(line, directory)));
    instance.write("etc/master.cf", masterCf.text());
    instance.writeMainCf();
    return instance;
  }

  private static UserPrincipal mailOwner(Path directory) throws IOException {
    return directory
        .getFileSystem()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName("postfix");
  }

  /** Copies, because {@code postfix check} complains about each link that leaves the directory. */
  private static void installDaemons(Path libexec) throws IOException {
    Path installed =
        Path.of(
            Command.of(Prerequisites.program("postconf", "postfix"), "-dhx", "daemon_directory")
                .run()
                .orFail()
                .out()
                .strip());
    try (Stream<Path> programs = Files.list(installed)) {
      for (Path program : programs.filter(file -> Files.isRegularFile(file)).toList()) {
        Path copy = libexec.resolve(program.getFileName());
        Files.copy(program, copy, LinkOption.NOFOLLOW_LINKS);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    Files.createSymbolicLink(libexec.resolve("jtlsproxy"), Prerequisites.daemon());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Map<String, String> mainCf(Path directory) {
    Map<String, String> mainCf = new LinkedHashMap<>();
    mainCf.put("compatibility_level", "3.6");
    mainCf.put("queue_directory", directory + "/spool");
    mainCf.put("data_directory", directory + "/data");
    mainCf.put("daemon_directory", directory + "/libexec");
    mainCf.put("maillog_file", directory + "/mail.log");
    mainCf.put("maillog_file_prefixes", directory.toString());
    mainCf.put("inet_interfaces", "loopback-only");
    mainCf.put("inet_protocols", "ipv4");
    mainCf.put("myhostname", "mx.example.test");
    mainCf.put("mynetworks", "127.0.0.0/8");
    mainCf.put("alias_maps", "");
    mainCf.put("local_recipient_maps", "");
    mainCf.put("local_transport", "discard:");
    mainCf.put("default_transport", "discard:");
    mainCf.put("smtpd_tls_security_level", "may");
    mainCf.put("smtpd_tls_chain_files", chainFiles(directory));
    mainCf.put("smtpd_tls_loglevel", "1");
    // Every client is new to postscreen, is not waited for, and stays in its SMTP engine, where
    // STARTTLS goes through tlsproxy: no cache, no pregreet test, all deep tests and no mercy list.
    mainCf.put("postscreen_cache_map", "");
    mainCf.put("postscreen_greet_banner", "");
    mainCf.put("postscreen_access_list", "");
    for (String test : List.of("pipelining", "non_smtp_command", "bare_newline")) {
      mainCf.put("postscreen_" + test + "_enable", "yes");
      mainCf.put("postscreen_" + test + "_action", "ignore");
    }
    mainCf.put("postscreen_client_connection_count_limit", "1000");
    overrides.forEach((name, value) -> mainCf.put(name, expand(value, directory)));
    return mainCf;
  }

  private String chainFiles(Path directory) {
    return keys.stream()
        .map(key -> key.createChain(directory, key.name(), "mx.example.test"))
        .map(Path::toString)
        .collect(Collectors.joining(", "));
  }

  private static String expand(String text, Path directory) {
    return text.replace("$DIRECTORY", directory.toString());
  }
}
