package org.jtlsproxy.handoff;

import org.jtlsproxy.attr.AttributeWriter;

/** What the daemon says first, from Postfix 3.6 on. Older clients do not expect it. */
public final class Greeting {
  private Greeting() {}

  /**
   * The 28 bytes of the greeting. Send them with one write(2): postscreen(8) reads without waiting
   * for the rest of a partial list.
   */
  public static byte[] bytes() {
    return new AttributeWriter().string("protocol", "tlsproxy_protocol").list();
  }
}
