package org.jtlsproxy.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;

/** Sends each event as one datagram. */
final class DatagramAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private final Encoder<ILoggingEvent> encoder;
  private final DatagramSink sink;

  DatagramAppender(Encoder<ILoggingEvent> encoder, DatagramSink sink) {
    this.encoder = encoder;
    this.sink = sink;
  }

  @Override
  protected void append(ILoggingEvent event) {
    sink.send(encoder.encode(event));
  }

  @Override
  public void stop() {
    super.stop();
    sink.close();
  }
}
