/**
 * One session: from the request of a local client to the end of both connections. States, timers
 * and the relay; what TLS is, the {@code tls} package knows.
 */
@NullMarked
package org.jtlsproxy.session;

import org.jspecify.annotations.NullMarked;
