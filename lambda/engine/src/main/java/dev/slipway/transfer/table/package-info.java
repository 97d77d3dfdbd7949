/** The tables of a database whose rows are moved or checked, and what ties them together. */
@NullMarked
package dev.slipway.transfer.table;

import org.jspecify.annotations.NullMarked;
