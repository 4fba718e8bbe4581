/**
 * main.cf as tlsproxy(8) reads it: the file's syntax, {@code $name} expansion, the table of
 * parameters and the decisions they lead to. Touches nothing but the one file; user data bases,
 * clocks and loggers are passed in.
 *
 * <p>All text here is bytes, one per {@code char} (ISO-8859-1), because Postfix gives bytes no
 * meaning beyond ASCII: a value leaves this package as the bytes that the administrator wrote.
 */
@NullMarked
package org.jtlsproxy.config;

import org.jspecify.annotations.NullMarked;
