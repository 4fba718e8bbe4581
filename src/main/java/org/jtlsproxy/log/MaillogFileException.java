package org.jtlsproxy.log;

/**
 * Parameter maillog_file names a file that maillog_file_prefixes does not allow, so that a mistake
 * in main.cf cannot overwrite just any file. The message is the text after {@code fatal: }.
 */
public final class MaillogFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MaillogFileException(String maillogFile) {
    super(
        "maillog_file value '"
            + maillogFile
            + "' does not match any prefix in maillog_file_prefixes");
  }
}
