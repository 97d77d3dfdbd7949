/** JSON that is written to be read back strictly. */
@NullMarked
package dev.slipway.json;

import org.jspecify.annotations.NullMarked;
