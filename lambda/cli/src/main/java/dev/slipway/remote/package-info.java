/** The deployed function, asked for what would be done here otherwise. */
@NullMarked
package dev.slipway.remote;

import org.jspecify.annotations.NullMarked;
