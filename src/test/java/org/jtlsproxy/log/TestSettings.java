package org.jtlsproxy.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Settings of a process with id 123 on mx.example.com. */
final class TestSettings {
  private TestSettings() {}

  static LogSettings syslog(Path socket) {
    return of(new LogTransport.Syslog(socket.toString()), "postfix/tlsproxy", Facility.MAIL, false);
  }

  static LogSettings postlog(Path socket) {
    return of(
        new LogTransport.Postlog(socket.toString()), "postfix/tlsproxy", Facility.MAIL, false);
  }

  static LogSettings of(LogTransport transport, String tag, Facility facility, boolean stderr) {
    return new LogSettings(transport, tag, facility, "mx.example.com", 123, true, 0, stderr);
  }

  /** The form in which text in UTF-8 comes in from outside: one byte per char. */
  static String received(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
