/** The rows of chosen tables of a database, as of one moment. */
@NullMarked
package dev.slipway.transfer.source;

import org.jspecify.annotations.NullMarked;
