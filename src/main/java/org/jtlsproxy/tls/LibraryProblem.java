package org.jtlsproxy.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Turns what the engine throws into Postfix's "TLS library problem" lines. Only protocol errors
 * have lines; a peer that just goes away has none.
 */
public final class LibraryProblem {
  private static final String PREFIX = "TLS library problem: ";

  /** The most lines for one exception: strangers cause them, and must not flood the log. */
  private static final int LINE_LIMIT = 4;

  private static final int CAUSE_LIMIT = 4;

  /** In the engine's error codes a reason from here up is an alert that the peer sent. */
  private static final int ALERT_REASONS = 1000;

  private static final int REASON_MASK = 0xfff;

  /** Code, library:function:reason, file, line; then come addresses that mean nothing to anyone. */
  private static final Pattern ERROR =
      Pattern.compile("error:([0-9a-f]{8}):([^(\\n]{1,200}?) \\(([^()\\n]{1,300}):([0-9]{1,6}) ");

  private LibraryProblem() {}

  /**
   * The lines for one failure, without severity.
   *
   * @param failure what the engine threw from wrap or unwrap
   * @return at most {@value #LINE_LIMIT} different lines; none for an end of input or a reset
   */
  public static List<String> lines(Throwable failure) {
    List<String> lines = new ArrayList<>();
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < CAUSE_LIMIT; depth++) {
      String message = cause.getMessage();
      if (cause instanceof SSLException && message != null) {
        addErrors(message, lines);
      }
      cause = cause.getCause();
    }
    return lines;
  }

  private static void addErrors(String message, List<String> lines) {
    if (message.equals("Unable to parse TLS packet header")) {
      add(
          "error:100000F7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:" + message + ":",
          lines);
      return;
    }
    Matcher matcher = ERROR.matcher(message);
    while (matcher.find()) {
      String code = matcher.group(1).toUpperCase(Locale.ROOT);
      int reason = (int) Long.parseLong(code, 16) & REASON_MASK;
      String alert =
          reason >= ALERT_REASONS ? "SSL alert number " + (reason - ALERT_REASONS) + ":" : "";
      add(
          "error:"
              + code
              + ":"
              + matcher.group(2)
              + ":"
              + sourceFile(matcher.group(3))
              + ":"
              + matcher.group(4)
              + ":"
              + alert,
          lines);
    }
  }

  private static void add(String error, List<String> lines) {
    String line = PREFIX + error;
    if (lines.size() < LINE_LIMIT && !lines.contains(line)) {
      lines.add(line);
    }
  }

  /** The file within the library, not where someone's machine compiled it. */
  private static String sourceFile(String path) {
    String root = "/boringssl/";
    int start = path.lastIndexOf(root);
    return start >= 0
        ? path.substring(start + root.length())
        : path.substring(path.lastIndexOf('/') + 1);
  }
}
