package org.jtlsproxy.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jtlsproxy.config.NameValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterOptionsTest {

  private static MasterOptions parse(String... words) {
    return MasterOptions.parse(words, "tlsproxy");
  }

  private static String failure(String... words) {
    return String.valueOf(assertThrows(UsageException.class, () -> parse(words)).getMessage());
  }

  @Test
  void commandLineOfMasterIsUnderstood() {
    MasterOptions options =
        parse("-z", "-n", "starttls", "-t", "unix", "-u", "-c", "-o", "a=b", "-v", "-v");
    assertTrue(options.limitZero());
    assertEquals("starttls", options.serviceName());
    assertEquals(Optional.of(Transport.UNIX), options.requireTransport());
    assertTrue(options.unprivileged());
    assertTrue(options.chroot());
    assertEquals(List.of(new NameValue("a", "b")), options.overrides());
    assertEquals(2, options.verbosity());
    assertEquals(List.of(), options.arguments());
  }

  @Test
  void emptyCommandLineGivesTheDefaults() {
    MasterOptions options = parse();
    assertEquals("tlsproxy", options.serviceName());
    assertEquals(1, options.socketCount());
    assertEquals(0, options.retirement());
    assertEquals(0, options.verbosity());
    assertTrue(options.daemonMode());
    assertFalse(
        options.chroot()
            || options.debug()
            || options.limitOne()
            || options.limitZero()
            || options.stdinMode()
            || options.unprivileged()
            || options.alsoStderr());
  }

  @Test
  void lettersMayShareAWordAndTheLastMayCarryItsArgument() {
    MasterOptions options = parse("-dDlSVvvs3", "-r60", "-tPass");
    assertFalse(options.daemonMode());
    assertTrue(options.debug());
    assertTrue(options.limitOne());
    assertTrue(options.stdinMode());
    assertTrue(options.alsoStderr());
    assertEquals(2, options.verbosity());
    assertEquals(3, options.socketCount());
    assertEquals(60, options.retirement());
    assertEquals(Optional.of("Pass"), options.transportName());
  }

  @Test
  void argumentOfAnOptionMayLookLikeAnOption() {
    assertEquals("-z", parse("-n", "-z").serviceName());
    assertEquals("--", parse("-n", "--").serviceName());
    assertEquals("", parse("-n", "").serviceName());
  }

  @Test
  void parsingStopsAtTheFirstWordThatIsNotAnOption() {
    assertEquals(List.of("extra", "-q"), parse("-z", "extra", "-q").arguments());
    assertEquals(List.of("-", "-q"), parse("-", "-q").arguments());
    assertEquals(List.of("-q"), parse("-z", "--", "-q").arguments());
    assertEquals(List.of("", "-q"), parse("", "-q").arguments());
  }

  @Test
  void idleAndUseLimitsAreOverridesInTheOrderGiven() {
    MasterOptions options = parse("-o", "max_use=1", "-m", "7", "-i", "5s", "-o", "max_idle=9");
    assertEquals(
        List.of(
            new NameValue("max_use", "1"),
            new NameValue("max_use", "7"),
            new NameValue("max_idle", "5s"),
            new NameValue("max_idle", "9")),
        options.overrides());
  }

  @ParameterizedTest
  @CsvSource({"-q, q", "-zx, x", "--help, -", "-V-, -", "-:, :", "-n, n", "-zt, t", "-o, o"})
  void unknownOptionAndMissingArgumentAreReportedAlike(String word, String letter) {
    assertEquals("invalid option: " + letter, failure(word));
  }

  @Test
  void firstFailureWins() {
    assertEquals("invalid option: q", failure("-q", "-s", "0"));
    assertEquals("invalid socket_count: 0", failure("-s", "0", "-q"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "", "x3", "2147483648", "99999999999999999999", "0x10"})
  void countsStartAtOne(String count) {
    assertEquals("invalid socket_count: " + count, failure("-s", count));
    assertEquals("invalid retirement time: " + count, failure("-r", count));
  }

  @ParameterizedTest
  @CsvSource({"3x, 3", "+7, 7", "'  8', 8", "2147483647, 2147483647", "4294967297, 1"})
  void countsAreReadAsAtoiReadsThem(String text, int count) {
    assertEquals(count, parse("-s", text).socketCount());
  }

  @Test
  void terminalIsRefusedUnlessAskedFor() {
    UsageException failure =
        assertThrows(UsageException.class, () -> parse("-z").requireNoTerminal(true));
    assertEquals("do not run this command by hand", failure.getMessage());
    parse("-z").requireNoTerminal(false);
    parse("-d").requireNoTerminal(true);
    parse("-S").requireNoTerminal(true);
  }

  @Test
  void processLimitMustBeZero() {
    UsageException failure =
        assertThrows(
            UsageException.class, () -> parse("-l", "-n", "starttls").requireProcessLimitZero());
    assertEquals("service starttls requires a process limit of 0", failure.getMessage());
    parse("-z").requireProcessLimitZero();
    parse("-S").requireProcessLimitZero();
  }

  @ParameterizedTest
  @CsvSource({"inet, INET", "UNIX, UNIX", "Pass, PASS"})
  void transportHasNoCase(String name, Transport transport) {
    assertEquals(Optional.of(transport), parse("-t", name).requireTransport());
  }

  @Test
  void transportIsRequired() {
    assertEquals(
        "no transport type specified",
        assertThrows(UsageException.class, () -> parse("-z").requireTransport()).getMessage());
    assertEquals(
        "unsupported transport type: fifo",
        assertThrows(UsageException.class, () -> parse("-t", "fifo").requireTransport())
            .getMessage());
    assertEquals(Optional.empty(), parse("-S", "-t", "fifo").requireTransport());
  }

  @Test
  void clientsComeOverListenSocketsOnly() {
    assertEquals(
        "unsupported option: -S",
        assertThrows(UsageException.class, () -> parse("-S").requireListenSockets()).getMessage());
    assertEquals(
        "unsupported transport type: pass",
        assertThrows(UsageException.class, () -> parse("-t", "pass").requireListenSockets())
            .getMessage());
  }

  @Test
  void argumentIsHeldAgainstTheFirstClient() {
    UsageException failure =
        assertThrows(UsageException.class, () -> parse("-z", "extra").requireNoArguments());
    assertEquals("unexpected command-line argument: extra", failure.getMessage());
    parse("-z").requireNoArguments();
  }
}
