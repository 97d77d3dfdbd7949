/** Takes migrations back. */
@NullMarked
package dev.slipway.action.down;

import org.jspecify.annotations.NullMarked;
