/** Connections, SQL errors and the embedded server. */
@NullMarked
package dev.slipway.postgres;

import org.jspecify.annotations.NullMarked;
