/**
 * What Postfix master(8) and one of its children owe each other: options, environment, status
 * messages, and when to leave. Pure decisions: no descriptors, no threads, clocks are passed in.
 */
@NullMarked
package org.jtlsproxy.master;

import org.jspecify.annotations.NullMarked;
