/** Connections, and errors of the server. */
@NullMarked
package dev.slipway.postgres;

import org.jspecify.annotations.NullMarked;
