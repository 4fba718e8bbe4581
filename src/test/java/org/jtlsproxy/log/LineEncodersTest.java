package org.jtlsproxy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.LoggerContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineEncodersTest {
  private static final TimeZone BERLIN = TimeZone.getTimeZone("Europe/Berlin");
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
  private static final Instant EARLY_MARCH = Instant.parse("2026-03-04T23:06:07.999Z");
  private static final Instant LATE_NOVEMBER = Instant.parse("2026-11-22T15:45:15Z");

  private final LogSettings settings =
      TestSettings.of(LogTransport.SYSLOG, "postfix/tlsproxy", Facility.MAIL, false);

  @ParameterizedTest
  @CsvSource({
    "INFO,    '<22>Nov 22 16:45:15 postfix/tlsproxy[123]: hello'",
    "WARNING, '<20>Nov 22 16:45:15 postfix/tlsproxy[123]: warning: hello'",
    "ERROR,   '<19>Nov 22 16:45:15 postfix/tlsproxy[123]: error: hello'",
    "FATAL,   '<18>Nov 22 16:45:15 postfix/tlsproxy[123]: fatal: hello'",
    "PANIC,   '<18>Nov 22 16:45:15 postfix/tlsproxy[123]: panic: hello'"
  })
  void syslogLineHasPriorityAndPrefixOfItsSeverity(Severity severity, String line) {
    SyslogEncoder encoder = new SyslogEncoder(settings, BERLIN);
    assertEquals(line, encode(encoder, severity, LATE_NOVEMBER, "hello"));
  }

  @ParameterizedTest
  @CsvSource({
    "INFO,    'Nov 22 15:45:15 mx postfix/tlsproxy[123]: hello'",
    "WARNING, 'Nov 22 15:45:15 mx postfix/tlsproxy[123]: warning: hello'",
    "ERROR,   'Nov 22 15:45:15 mx postfix/tlsproxy[123]: error: hello'",
    "FATAL,   'Nov 22 15:45:15 mx postfix/tlsproxy[123]: fatal: hello'",
    "PANIC,   'Nov 22 15:45:15 mx postfix/tlsproxy[123]: panic: hello'"
  })
  void postlogLineHasHostAndPrefixButNoPriority(Severity severity, String line) {
    PostlogEncoder encoder = new PostlogEncoder(settings, UTC);
    assertEquals(line, encode(encoder, severity, LATE_NOVEMBER, "hello"));
  }

  @Test
  void stderrLineHasNoTimeAndEndsWithNewline() {
    StderrEncoder encoder = new StderrEncoder(settings);
    assertEquals("postfix/tlsproxy: hello\n", encode(encoder, Severity.INFO, "hello"));
    assertEquals("postfix/tlsproxy: fatal: hello\n", encode(encoder, Severity.FATAL, "hello"));
  }

  @Test
  void syslogPadsTheDayWithASpaceAndPostlogWithAZero() {
    String syslog = encode(new SyslogEncoder(settings, BERLIN), Severity.INFO, EARLY_MARCH, "x");
    String postlog = encode(new PostlogEncoder(settings, BERLIN), Severity.INFO, EARLY_MARCH, "x");
    assertEquals("<22>Mar  5 00:06:07 postfix/tlsproxy[123]: x", syslog);
    assertEquals("Mar 05 00:06:07 mx postfix/tlsproxy[123]: x", postlog);
  }

  @ParameterizedTest
  @CsvSource({
    "01, Jan", "02, Feb", "03, Mar", "04, Apr", "05, May", "06, Jun",
    "07, Jul", "08, Aug", "09, Sep", "10, Oct", "11, Nov", "12, Dec"
  })
  void monthsAreThoseOfTheCLocale(String number, String name) {
    Instant time = Instant.parse("2026-" + number + "-10T01:02:03Z");
    PostlogEncoder encoder = new PostlogEncoder(settings, UTC);
    assertEquals(
        name + " 10 01:02:03 mx postfix/tlsproxy[123]: x",
        encode(encoder, Severity.INFO, time, "x"));
  }

  @Test
  void timeFollowsDaylightSaving() {
    PostlogEncoder encoder = new PostlogEncoder(settings, BERLIN);
    Instant lastSummerSecond = Instant.parse("2026-10-25T00:59:59Z");
    assertEquals(
        "Oct 25 02:59:59 mx postfix/tlsproxy[123]: x",
        encode(encoder, Severity.INFO, lastSummerSecond, "x"));
    assertEquals(
        "Oct 25 02:00:00 mx postfix/tlsproxy[123]: x",
        encode(encoder, Severity.INFO, lastSummerSecond.plusSeconds(1), "x"));
  }

  @Test
  void prefixDoesNotCountAgainstTheLengthOfTheText() {
    String text = "y".repeat(2100);
    assertEquals(
        "Nov 22 15:45:15 mx postfix/tlsproxy[123]: warning: " + "y".repeat(2000),
        encode(new PostlogEncoder(settings, UTC), Severity.WARNING, LATE_NOVEMBER, text));
  }

  @Test
  void kernelFacilityBecomesMailAsInSyslog() {
    LogSettings kern = TestSettings.of(LogTransport.SYSLOG, "p/t", Facility.KERN, false);
    LogSettings local7 = TestSettings.of(LogTransport.SYSLOG, "p/t", Facility.LOCAL7, false);
    assertEquals(
        "<22>Nov 22 15:45:15 p/t[123]: x",
        encode(new SyslogEncoder(kern, UTC), Severity.INFO, LATE_NOVEMBER, "x"));
    assertEquals(
        "<190>Nov 22 15:45:15 p/t[123]: x",
        encode(new SyslogEncoder(local7, UTC), Severity.INFO, LATE_NOVEMBER, "x"));
  }

  @Test
  void tagWithABracketBringsItsOwnProcessIdToSyslog() {
    LogSettings tagged = TestSettings.of(LogTransport.SYSLOG, "p/t[9]", Facility.MAIL, false);
    assertEquals(
        "<22>Nov 22 15:45:15 p/t[9]: x",
        encode(new SyslogEncoder(tagged, UTC), Severity.INFO, LATE_NOVEMBER, "x"));
  }

  @Test
  void controlCharactersInTheTagDoNotBreakTheLine() {
    LogSettings tagged =
        TestSettings.of(LogTransport.SYSLOG, "p\n\u00c3\u00b6/t", Facility.MAIL, false);
    assertEquals("p?ö/t: x\n", encode(new StderrEncoder(tagged), Severity.INFO, "x"));
  }

  @Test
  void hostNameWithoutDotIsKept() {
    LogSettings unknown =
        new LogSettings(LogTransport.SYSLOG, "p/t", Facility.MAIL, "amnesiac", 1, true, 0, false);
    assertEquals(
        "Nov 22 15:45:15 amnesiac p/t[1]: x",
        encode(new PostlogEncoder(unknown, UTC), Severity.INFO, LATE_NOVEMBER, "x"));
  }

  private static String encode(LineEncoder encoder, Severity severity, String text) {
    return encode(encoder, severity, LATE_NOVEMBER, text);
  }

  private static String encode(LineEncoder encoder, Severity severity, Instant time, String text) {
    LogEvent event = new LogEvent(new LoggerContext().getLogger("ROOT"), severity, text);
    event.setInstant(time);
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }
}
