/** Changes rows of a table in batches, by words instead of a file. */
@NullMarked
package dev.slipway.action.bulk;

import org.jspecify.annotations.NullMarked;
