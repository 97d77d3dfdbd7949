/** Takes all rows out of tables. */
@NullMarked
package dev.slipway.action.truncate;

import org.jspecify.annotations.NullMarked;
