package org.jtlsproxy.handoff;

/** Why the remote peer's descriptor did not arrive. */
public record DescriptorRejection(String errorText) {

  /** End of input, or a message with no descriptor or with more than one. */
  public static DescriptorRejection notReceived() {
    return new DescriptorRejection(ErrorText.NO_ERROR);
  }

  /** {@link TimeLimits#DESCRIPTOR} seconds have passed. */
  public static DescriptorRejection timedOut() {
    return new DescriptorRejection(ErrorText.TIMED_OUT);
  }

  /**
   * recvmsg(2) failed.
   *
   * @param errorText strerror(3) of its error
   */
  public static DescriptorRejection readFailed(String errorText) {
    return new DescriptorRejection(errorText);
  }

  /** What to log before the session ends. */
  public LogLine logLine() {
    return LogLine.warning(
        "tlsp_get_fd_event: receive remote SMTP peer file descriptor: " + errorText);
  }
}
