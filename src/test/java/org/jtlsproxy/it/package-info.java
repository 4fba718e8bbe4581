/**
 * The daemon in a real Postfix: integration tests. They see only the daemon's executable file, its
 * sockets and its log.
 */
@NullMarked
package org.jtlsproxy.it;

import org.jspecify.annotations.NullMarked;
