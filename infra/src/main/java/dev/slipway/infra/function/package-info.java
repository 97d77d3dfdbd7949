/** The function: its code, where it is, what it may do, and what it brings. */
@NullMarked
package dev.slipway.infra.function;

import org.jspecify.annotations.NullMarked;
