package org.jtlsproxy.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.Arrays;

/**
 * Turns an event into the bytes of one line; what stands before the text depends on the receiver.
 */
abstract class LineEncoder extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};

  private final boolean utf8;

  /**
   * @param utf8 whether UTF-8 in the text passes
   */
  LineEncoder(boolean utf8) {
    this.utf8 = utf8;
  }

  /** Appends what stands before the severity's prefix. */
  abstract void appendHeader(StringBuilder line, ILoggingEvent event, Severity severity);

  /** The line, without an end-of-line character. */
  @Override
  public byte[] encode(ILoggingEvent event) {
    Severity severity = LogEvent.severity(event);
    StringBuilder line = new StringBuilder(128);
    appendHeader(line, event, severity);
    line.append(severity.prefix());
    byte[] header = Printable.bytesOf(line);
    // The header holds administrators' words only, but a line has to stay one line for those too.
    Printable.replaceUnprintable(header, true);
    byte[] text = Printable.bytes(event.getFormattedMessage(), utf8);
    byte[] bytes = Arrays.copyOf(header, header.length + text.length);
    System.arraycopy(text, 0, bytes, header.length, text.length);
    return bytes;
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
