/** Taking an export: the rows of chosen tables, in files that other programs read too. */
@NullMarked
package dev.slipway.transfer.export;

import org.jspecify.annotations.NullMarked;
