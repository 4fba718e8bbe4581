/**
 * Logging as Postfix does it: the lines of msg(3) sent to syslogd(8) or postlogd(8) by Logback.
 * Uses the {@code os} package for the socket and nothing else of this program.
 */
@NullMarked
package org.jtlsproxy.log;

import org.jspecify.annotations.NullMarked;
