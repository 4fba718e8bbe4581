package org.jtlsproxy.session;

import java.util.Optional;
import org.jtlsproxy.event.Clock;
import org.jtlsproxy.event.TimerWheel;
import org.jtlsproxy.log.Log;
import org.jtlsproxy.tls.ServerContext;

/**
 * What the sessions of one event loop share.
 *
 * @param server the TLS server role, unless it is disabled or could not be set up
 * @param logSummary whether tlsproxy_tls_loglevel asks for a line per established session
 */
public record SessionServices(
    Log log,
    Clock clock,
    TimerWheel timers,
    LoopBuffers buffers,
    Optional<ServerContext> server,
    boolean logSummary) {}
