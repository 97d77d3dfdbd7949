/** Text to tokens to statements, and what a statement is: pure functions, no I/O. */
@NullMarked
package dev.slipway.sql;

import org.jspecify.annotations.NullMarked;
