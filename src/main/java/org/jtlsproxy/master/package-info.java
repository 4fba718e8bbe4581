/**
 * What Postfix master(8) and one of its children owe each other: options, environment, status
 * messages, and when to leave. Knows nothing of TLS or sessions.
 */
@NullMarked
package org.jtlsproxy.master;

import org.jspecify.annotations.NullMarked;
