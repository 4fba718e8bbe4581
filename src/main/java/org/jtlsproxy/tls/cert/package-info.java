/**
 * Certificate chains and private keys: from PEM bytes to values that a TLS context can use, with
 * Postfix's warning for everything that cannot. Knows the JDK and the security provider that is
 * passed in; opens the named files and touches nothing else.
 */
@NullMarked
package org.jtlsproxy.tls.cert;

import org.jspecify.annotations.NullMarked;
