/** Takes over what another tool has done. */
@NullMarked
package dev.slipway.action.adopt;

import org.jspecify.annotations.NullMarked;
