/**
 * One session: from the request of a local client to the end of both connections. States, timers
 * and the relay. Built on {@code event}, {@code handoff} and {@code tls}; knows nothing of
 * master(8) or main.cf.
 */
@NullMarked
package org.jtlsproxy.session;

import org.jspecify.annotations.NullMarked;
