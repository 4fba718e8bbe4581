package org.jtlsproxy.config;

/**
 * Whether a role uses TLS, and whether it must.
 *
 * @param use false turns the role off
 * @param enforce true makes the mandatory settings apply; only with {@code use}
 */
record TlsPolicy(boolean use, boolean enforce) {}
