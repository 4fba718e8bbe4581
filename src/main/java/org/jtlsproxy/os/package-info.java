/**
 * The operating system: the few libc calls that the JDK does not offer, and descriptors with one
 * owner. The only package that may use JNA or junixsocket; it knows nothing of TLS or Postfix.
 */
@NullMarked
package org.jtlsproxy.os;

import org.jspecify.annotations.NullMarked;
