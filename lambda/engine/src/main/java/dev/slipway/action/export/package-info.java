/** Writes the rows of tables into files. */
@NullMarked
package dev.slipway.action.export;

import org.jspecify.annotations.NullMarked;
