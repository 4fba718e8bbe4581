/**
 * Postfix's NUL-terminated attribute protocol over bytes. Pure: it performs no I/O, starts no
 * threads, and depends on no other package of this program.
 */
@NullMarked
package org.jtlsproxy.attr;

import org.jspecify.annotations.NullMarked;
