package org.jtlsproxy.it;

import org.jtlsproxy.postfix.DevLog;
import org.jtlsproxy.postfix.Handoff;
import org.jtlsproxy.postfix.PostfixInstance;
import org.junit.jupiter.api.Test;

/** Without maillog_file the daemon logs to syslogd, from inside its jail. */
class SyslogIT {

  private static final String STAMP = "[A-Z][a-z]{2} [ 0-9]\\d \\d\\d:\\d\\d:\\d\\d ";

  @Test
  void linesReachSyslogdWithFacilityMailAndTheirSeverity() {
    try (DevLog syslog = DevLog.open();
        PostfixInstance postfix = PostfixInstance.builder().set("maillog_file", "").start()) {
      Handoff.to(postfix.socket(), "--flags", "3", "--until", "status").run();

      String tag = STAMP + "postfix/j?tlsproxy\\[\\d+\\]: ";
      syslog.await("<22>" + tag + "CONNECT from \\[192\\.0\\.2\\.1\\]:4711");
      syslog.await("<20>" + tag + "warning: tlsp_get_request_event: bad request flags: 0x3");
      syslog.await("<22>" + tag + "DISCONNECT \\[192\\.0\\.2\\.1\\]:4711");
    }
  }

  @Test
  void facilityAndNameFollowTheConfiguration() {
    try (DevLog syslog = DevLog.open();
        PostfixInstance postfix =
            PostfixInstance.builder()
                .set("maillog_file", "")
                .set("syslog_facility", "local3")
                .daemonArguments("-o syslog_name=postfix/$service_name")
                .start()) {
      Handoff.to(postfix.socket(), "--flags", "3", "--until", "status").run();

      syslog.await("<158>" + STAMP + "postfix/tlsproxy/j?tlsproxy\\[\\d+\\]: CONNECT from .*");
    }
  }
}
