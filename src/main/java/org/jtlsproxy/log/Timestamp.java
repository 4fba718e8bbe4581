package org.jtlsproxy.log;

import java.time.LocalDateTime;

/** The {@code Mmm dd hh:mm:ss} of RFC 3164 section 4.1.2, with the month of the C locale. */
final class Timestamp {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private Timestamp() {}

  /**
   * Appends the time.
   *
   * @param dayPadding what stands before a day below 10: syslog(3) has a space there, postlogd(8) a
   *     zero
   */
  static void append(StringBuilder line, LocalDateTime time, char dayPadding) {
    int month = 3 * (time.getMonthValue() - 1);
    line.append(MONTHS, month, month + 3).append(' ');
    appendTwo(line, time.getDayOfMonth(), dayPadding);
    line.append(' ');
    appendTwo(line, time.getHour(), '0');
    line.append(':');
    appendTwo(line, time.getMinute(), '0');
    line.append(':');
    appendTwo(line, time.getSecond(), '0');
  }

  private static void appendTwo(StringBuilder line, int number, char padding) {
    if (number < 10) {
      line.append(padding);
    }
    line.append(number);
  }
}
