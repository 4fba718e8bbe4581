/** The daemon's main program: the order of its life, as code that reads like the list. */
@NullMarked
package org.jtlsproxy;

import org.jspecify.annotations.NullMarked;
