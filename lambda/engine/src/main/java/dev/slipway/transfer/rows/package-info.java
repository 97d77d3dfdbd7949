/** Rows as they lie in files: read through once to be looked at, and sent by COPY. */
@NullMarked
package dev.slipway.transfer.rows;

import org.jspecify.annotations.NullMarked;
