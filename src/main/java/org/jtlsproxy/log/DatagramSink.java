package org.jtlsproxy.log;

/** Where finished lines go, one datagram each. Used by one thread at a time. */
interface DatagramSink {

  /**
   * Sends one datagram; may wait for the receiver. A failure is not an error: nobody could be told.
   *
   * @return whether the kernel took it
   */
  boolean send(byte[] datagram);

  /** Gives the socket back. */
  void close();
}
