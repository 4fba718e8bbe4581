package org.jtlsproxy.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.TimeZone;

/**
 * The datagram of Postfix's msg_logger(3): {@code Mmm dd hh:mm:ss host tag[pid]: text}, the day
 * with a leading zero. postlogd(8) writes it to the file as it is, and takes exactly this layout
 * apart when it has to forward a line to syslogd(8).
 */
final class PostlogEncoder extends LineEncoder {
  private final String origin;
  private final TimeZone zone;

  PostlogEncoder(LogSettings settings, TimeZone zone) {
    super(settings.smtputf8Enable());
    this.zone = zone;
    int dot = settings.hostname().indexOf('.');
    String host = dot < 0 ? settings.hostname() : settings.hostname().substring(0, dot);
    this.origin = " " + host + " " + settings.tag() + "[" + settings.pid() + "]: ";
  }

  @Override
  void appendHeader(StringBuilder line, ILoggingEvent event, Severity severity) {
    Timestamp.append(line, event.getTimeStamp(), zone, '0');
    line.append(origin);
  }
}
