/** Shows where a database stands. */
@NullMarked
package dev.slipway.action.status;

import org.jspecify.annotations.NullMarked;
