package org.jtlsproxy.postfix;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the mail log.
 *
 * @param tag for example {@code postfix/tlsproxy}
 * @param text what follows {@code tag[pid]: }, severity included
 */
public record LogLine(String tag, int pid, String text) {

  private static final Pattern LAYOUT =
      Pattern.compile("\\w{3} \\d\\d \\d\\d:\\d\\d:\\d\\d \\S+ ([^\\[ ]+)\\[(\\d+)\\]: (.*)");

  /** The line in the layout of postlogd(8), or nothing if it has another one. */
  public static Optional<LogLine> parse(String line) {
    Matcher matcher = LAYOUT.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new LogLine(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3)))
        : Optional.empty();
  }

  /** Whether the daemon under test wrote it. */
  public boolean isFromDaemon() {
    return tag.endsWith("tlsproxy");
  }
}
