package org.jtlsproxy.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Arrays;

/** The line that Postfix's msg_vstream(3) writes to standard error: {@code tag: text}. */
final class StderrEncoder extends LineEncoder {
  private final String tag;

  StderrEncoder(LogSettings settings) {
    super(settings.smtputf8Enable());
    this.tag = settings.tag();
  }

  @Override
  void appendHeader(StringBuilder line, ILoggingEvent event, Severity severity) {
    line.append(tag).append(": ");
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    byte[] line = super.encode(event);
    byte[] withEnd = Arrays.copyOf(line, line.length + 1);
    withEnd[line.length] = '\n';
    return withEnd;
  }
}
