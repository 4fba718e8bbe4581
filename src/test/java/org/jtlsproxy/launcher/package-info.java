/** Tests of the script that master(8) starts. */
@NullMarked
package org.jtlsproxy.launcher;

import org.jspecify.annotations.NullMarked;
