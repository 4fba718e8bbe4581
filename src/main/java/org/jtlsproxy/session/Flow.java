package org.jtlsproxy.session;

/** How one direction of the relay stands. */
enum Flow {
  /** More may come. */
  OPEN,
  /** The side that sends has ended: end of stream, close_notify, an error, or broken TLS. */
  SOURCE_ENDED,
  /** The side that receives takes no more. */
  SINK_BROKEN
}
