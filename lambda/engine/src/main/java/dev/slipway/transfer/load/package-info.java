/** Rows on their way into the tables of a database: all of them or none. */
@NullMarked
package dev.slipway.transfer.load;

import org.jspecify.annotations.NullMarked;
