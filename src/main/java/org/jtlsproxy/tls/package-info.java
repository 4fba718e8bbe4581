/**
 * Everything that knows the TLS engine: what the peer offered, what the engine can do, and how to
 * say it in Postfix's words. May use {@code tls.cert}; does no socket I/O.
 */
@NullMarked
package org.jtlsproxy.tls;

import org.jspecify.annotations.NullMarked;
