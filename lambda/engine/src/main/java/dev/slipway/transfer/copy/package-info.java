/** Rows from database to database, with no files between them. */
@NullMarked
package dev.slipway.transfer.copy;

import org.jspecify.annotations.NullMarked;
