package org.jtlsproxy.log;

import java.util.Optional;

/** The facilities that parameter syslog_facility may name, with their syslog(3) codes on Linux. */
public enum Facility {
  AUTH("auth", 4),
  AUTHPRIV("authpriv", 10),
  CRON("cron", 9),
  DAEMON("daemon", 3),
  FTP("ftp", 11),
  /**
   * The kernel's facility, which no program can use: for syslog(3) its code 0 means the default
   * that openlog(3) was given, and Postfix gives it LOG_MAIL.
   */
  KERN("kern", 2),
  LPR("lpr", 6),
  MAIL("mail", 2),
  NEWS("news", 7),
  SYSLOG("syslog", 5),
  USER("user", 1),
  UUCP("uucp", 8),
  LOCAL0("local0", 16),
  LOCAL1("local1", 17),
  LOCAL2("local2", 18),
  LOCAL3("local3", 19),
  LOCAL4("local4", 20),
  LOCAL5("local5", 21),
  LOCAL6("local6", 22),
  LOCAL7("local7", 23);

  private static final Facility[] VALUES = values();

  private final String postfixName;
  private final int code;

  Facility(String postfixName, int code) {
    this.postfixName = postfixName;
    this.code = code;
  }

  /** Its name in main.cf. */
  public String postfixName() {
    return postfixName;
  }

  /** The number that stands before a line in syslogd's socket: facility times 8 plus level. */
  int priority(Severity severity) {
    return code << 3 | severity.syslogLevel();
  }

  /**
   * The facility of that name, in lower case as in main.cf.
   *
   * @return empty for any other name; Postfix ends with {@code parameter syslog_facility:
   *     unrecognized value}
   */
  public static Optional<Facility> named(String name) {
    for (Facility facility : VALUES) {
      if (facility.postfixName.equals(name)) {
        return Optional.of(facility);
      }
    }
    return Optional.empty();
  }
}
