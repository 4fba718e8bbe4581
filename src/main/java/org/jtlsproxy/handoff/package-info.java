/**
 * The conversation between tlsproxy(8) and its local client, postscreen(8) or smtp(8), as values
 * and a state machine. Pure: it performs no I/O, reads no clock, and depends on the {@code attr}
 * package only.
 */
@NullMarked
package org.jtlsproxy.handoff;

import org.jspecify.annotations.NullMarked;
