package org.jtlsproxy.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.TimeZone;

/**
 * The datagram that glibc's syslog(3) sends for Postfix: {@code <PRI>Mmm dd hh:mm:ss tag[pid]:
 * text}, the day padded with a space.
 */
final class SyslogEncoder extends LineEncoder {
  private final Facility facility;
  private final String identity;
  private final TimeZone zone;

  SyslogEncoder(LogSettings settings, TimeZone zone) {
    super(settings.smtputf8Enable());
    this.facility = settings.facility();
    this.zone = zone;
    // Postfix leaves LOG_PID out when the tag seems to bring its own process id.
    this.identity =
        settings.tag().indexOf('[') < 0
            ? settings.tag() + "[" + settings.pid() + "]"
            : settings.tag();
  }

  @Override
  void appendHeader(StringBuilder line, ILoggingEvent event, Severity severity) {
    line.append('<').append(facility.priority(severity)).append('>');
    Timestamp.append(line, event.getTimeStamp(), zone, ' ');
    line.append(' ').append(identity).append(": ");
  }
}
