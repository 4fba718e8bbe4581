package org.jtlsproxy.handoff;

import java.util.List;
import java.util.Optional;

/**
 * What has become of a request. The log lines of an outcome are to be logged in their order, before
 * anything else about the session.
 */
public sealed interface Outcome {

  /** The request is not complete. */
  record NeedMore() implements Outcome {}

  /**
   * The request is good. The caller decides whether the role is available, and answers accordingly.
   */
  record Accepted(Request request, List<LogLine> logLines) implements Outcome {}

  /**
   * The request was read but cannot be served: answer {@link Status#NOT_AVAILABLE} and wait for the
   * local client to go. When the session ends, log what {@code label} has for the occasion.
   */
  record Refused(SessionLabel label, List<LogLine> logLines) implements Outcome {}

  /**
   * The request could not be read: close the connection without an answer.
   *
   * @param label present if a CONNECT line is among the log lines, and the end of the session must
   *     be logged with it
   */
  record Broken(Optional<SessionLabel> label, List<LogLine> logLines) implements Outcome {}
}
