package org.jtlsproxy.handoff;

import org.jtlsproxy.attr.AttributeWriter;

/** The answer to a request that could be read. */
public enum Status {
  /**
   * The role is not available. The daemon then waits for the local client to close the connection,
   * so that the client is sure to see the answer.
   */
  NOT_AVAILABLE(0),
  /** The TLS engine is ready: send the descriptor. */
  READY(1);

  private final int value;

  Status(int value) {
    this.value = value;
  }

  /** The 10 bytes of the answer. Send them with one write(2), as {@link Greeting#bytes}. */
  public byte[] bytes() {
    return new AttributeWriter().integer("status", value).list();
  }
}
