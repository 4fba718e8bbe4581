/**
 * Event loops, timers and non-blocking ends of byte streams. Built on {@code os} alone: knows
 * nothing of TLS or Postfix.
 */
@NullMarked
package org.jtlsproxy.event;

import org.jspecify.annotations.NullMarked;
