package org.jtlsproxy.log;

/**
 * Everything a {@link MailLog} needs to know. A process has two of these in its life: one from the
 * environment, so that the first error can be seen, and one from main.cf.
 *
 * @param transport where the lines go
 * @param tag {@code syslog_name/program}, for example {@code postfix/tlsproxy}
 * @param facility parameter syslog_facility, for the syslog transport
 * @param hostname parameter myhostname, for the postlog transport, which shows its first label;
 *     Postfix logs {@code amnesiac} while it does not know the name
 * @param pid the process id in each line
 * @param smtputf8Enable parameter smtputf8_enable: whether UTF-8 passes into the log
 * @param verbosity how often option -v was given
 * @param alsoStderr option -V: a copy of each line to standard error
 */
public record LogSettings(
    LogTransport transport,
    String tag,
    Facility facility,
    String hostname,
    long pid,
    boolean smtputf8Enable,
    int verbosity,
    boolean alsoStderr) {}
