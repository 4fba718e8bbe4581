package org.jtlsproxy.log;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.TimeZone;

/** The {@code Mmm dd hh:mm:ss} of RFC 3164 section 4.1.2, with the month of the C locale. */
final class Timestamp {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private Timestamp() {}

  /**
   * Appends the local time. With a {@link TimeZone} rather than a ZoneId, because the latter reads
   * the time zone data a second time and searches the class path for providers, which delays the
   * first line.
   *
   * @param epochMillis milliseconds since 1970, UTC
   * @param dayPadding what stands before a day below 10: syslog(3) has a space there, postlogd(8) a
   *     zero
   */
  static void append(StringBuilder line, long epochMillis, TimeZone zone, char dayPadding) {
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(zone.getOffset(epochMillis) / 1000);
    LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(epochMillis, 1000L), 0, offset);
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
