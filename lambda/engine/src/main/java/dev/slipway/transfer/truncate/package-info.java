/** Takes all rows out of tables. */
@NullMarked
package dev.slipway.transfer.truncate;

import org.jspecify.annotations.NullMarked;
