package org.jtlsproxy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jtlsproxy.log.LogTransport.Postlog;
import org.junit.jupiter.api.Test;

class LogTransportTest {
  private static final String QUEUE = "/var/spool/postfix";
  private static final Postlog POSTLOG = new Postlog("/var/spool/postfix/public/postlog");

  @Test
  void parentWithoutPostlogServiceMeansSyslog() {
    assertEquals(LogTransport.SYSLOG, LogTransport.inherited(null));
    assertEquals(LogTransport.SYSLOG, LogTransport.inherited(""));
  }

  @Test
  void parentsPostlogServiceIsUsedAsItIs() {
    assertEquals(new Postlog("/q/public/x"), LogTransport.inherited("/q/public/x"));
  }

  @Test
  void noMaillogFileMeansSyslogWhateverThePrefixes() {
    assertEquals(LogTransport.SYSLOG, LogTransport.configured("", "", QUEUE, "postlog"));
  }

  @Test
  void maillogFileMeansTheServiceInTheQueueDirectory() {
    assertEquals(
        POSTLOG,
        LogTransport.configured("/var/log/maillog", "/var, /dev/stdout", QUEUE, "postlog"));
    assertEquals(
        new Postlog("/q/public/other"), LogTransport.configured("/var/x", "/var", "/q", "other"));
  }

  @Test
  void anyPrefixOfTheListWillDo() {
    assertEquals(
        POSTLOG, LogTransport.configured("/dev/stdout", "/var, /dev/stdout", QUEUE, "postlog"));
    assertEquals(
        POSTLOG, LogTransport.configured("/dev/stdout", "/a,\t/b\r\n/dev", QUEUE, "postlog"));
  }

  @Test
  void prefixIsOneOfCharactersNotOfDirectories() {
    assertEquals(POSTLOG, LogTransport.configured("/variety", "/var", QUEUE, "postlog"));
  }

  @Test
  void maillogFileElsewhereIsFatal() {
    MaillogFileException e =
        assertThrows(
            MaillogFileException.class,
            () -> LogTransport.configured("/tmp/log", "/var, /dev/stdout, /tmp/log.", QUEUE, "x"));
    assertEquals(
        "maillog_file value '/tmp/log' does not match any prefix in maillog_file_prefixes",
        e.getMessage());
  }

  @Test
  void emptyListOfPrefixesAllowsNothing() {
    assertThrows(
        MaillogFileException.class, () -> LogTransport.configured("/var/x", " , ", QUEUE, "x"));
  }
}
