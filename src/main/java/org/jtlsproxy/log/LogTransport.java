package org.jtlsproxy.log;

import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Where the lines go. Never to both: postlogd(8) itself may forward to syslogd(8), so that a line
 * sent to both would arrive twice.
 */
public sealed interface LogTransport {

  /** The socket of syslogd(8), see syslog(3). */
  LogTransport SYSLOG = new Syslog("/dev/log");

  /**
   * Datagrams in the layout of syslog(3).
   *
   * @param path the socket of syslogd(8)
   */
  record Syslog(String path) implements LogTransport {}

  /**
   * Datagrams in the layout of Postfix's internal log service.
   *
   * @param path the socket of postlogd(8)
   */
  record Postlog(String path) implements LogTransport {}

  /**
   * The transport before main.cf has been read: the one of the parent process.
   *
   * @param postlogService the value of environment variable POSTLOG_SERVICE, the absolute path of
   *     postlogd's socket; null or empty means syslog
   */
  static LogTransport inherited(@Nullable String postlogService) {
    return postlogService == null || postlogService.isEmpty()
        ? SYSLOG
        : new Postlog(postlogService);
  }

  /**
   * The transport that main.cf asks for. The four arguments are the values of the parameters of
   * that name, see postconf(5).
   *
   * @throws MaillogFileException if maillog_file does not begin with one of the prefixes
   */
  static LogTransport configured(
      String maillogFile,
      String maillogFilePrefixes,
      String queueDirectory,
      String postlogServiceName) {
    if (maillogFile.isEmpty()) {
      return SYSLOG;
    }
    StringTokenizer prefixes = new StringTokenizer(maillogFilePrefixes, ", \t\r\n");
    while (prefixes.hasMoreTokens()) {
      if (maillogFile.startsWith(prefixes.nextToken())) {
        return new Postlog(queueDirectory + "/public/" + postlogServiceName);
      }
    }
    throw new MaillogFileException(maillogFile);
  }
}
