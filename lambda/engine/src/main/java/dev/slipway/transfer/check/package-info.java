/** Looks for what is wrong with the rows of a database, and holds two databases side by side. */
@NullMarked
package dev.slipway.transfer.check;

import org.jspecify.annotations.NullMarked;
