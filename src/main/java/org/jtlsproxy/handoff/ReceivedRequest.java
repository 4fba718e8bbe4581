package org.jtlsproxy.handoff;

import java.util.List;
import java.util.Optional;
import org.jtlsproxy.attr.Attribute;
import org.jtlsproxy.attr.AttributeList;

/**
 * The first list of a request, before its values are checked. The list is the same in Postfix 3.4
 * to 3.12.
 */
record ReceivedRequest(
    SessionLabel label, RequestFlags flags, int handshakeTimeout, int sessionTimeout) {
  static final String FUNCTION = "tlsp_get_request_event: ";

  /** Only their position tells the two time limits apart. */
  static final List<Attribute> SCHEMA =
      List.of(
          Attribute.string("remote_endpoint"),
          Attribute.integer("flags"),
          Attribute.integer("timeout"),
          Attribute.integer("timeout"),
          Attribute.string("serverid"));

  static ReceivedRequest of(AttributeList list) {
    return new ReceivedRequest(
        new SessionLabel(list.string(0), list.string(4)),
        new RequestFlags(list.integer(1)),
        list.integer(2),
        list.integer(3));
  }

  /** Whether a list of TLS settings follows. */
  boolean clientRole() {
    return flags.role().equals(Optional.of(Role.CLIENT));
  }

  /** The outcome, given that everything could be read; adds its reasons to {@code logLines}. */
  Outcome judge(List<LogLine> logLines) {
    Optional<Role> role = flags.role();
    if (role.isEmpty()) {
      return refuse(
          logLines, FUNCTION + "bad request flags: 0x" + Integer.toHexString(flags.bits()));
    }
    if (role.get() == Role.CLIENT) {
      return refuse(logLines, "TLS client role is disabled by configuration");
    }
    // Postfix panics when a timer is set to a negative time, which ends every session there is.
    if (handshakeTimeout < 0) {
      return refuse(logLines, FUNCTION + "bad handshake timeout: " + handshakeTimeout);
    }
    if (sessionTimeout < 0) {
      return refuse(logLines, FUNCTION + "bad session timeout: " + sessionTimeout);
    }
    if (sessionTimeout > Request.SESSION_TIMEOUT_LIMIT) {
      String excess = sessionTimeout + " exceeds limit " + Request.SESSION_TIMEOUT_LIMIT;
      logLines.add(LogLine.warning(FUNCTION + "session timeout " + excess));
    }
    Request request =
        new Request(
            label,
            role.get(),
            flags.sendContext(),
            handshakeTimeout,
            Math.min(sessionTimeout, Request.SESSION_TIMEOUT_LIMIT));
    return new Outcome.Accepted(request, List.copyOf(logLines));
  }

  private Outcome refuse(List<LogLine> logLines, String reason) {
    logLines.add(LogLine.warning(reason));
    return new Outcome.Refused(label, List.copyOf(logLines));
  }
}
