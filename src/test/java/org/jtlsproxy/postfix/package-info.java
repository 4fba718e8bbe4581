/**
 * A private Postfix instance around the daemon under test, and the programs that talk to it. Knows
 * the daemon only as an executable file; touches nothing of its code.
 */
@NullMarked
package org.jtlsproxy.postfix;

import org.jspecify.annotations.NullMarked;
