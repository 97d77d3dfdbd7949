/** Time that passes: how much has, and waiting for some. */
@NullMarked
package dev.slipway.time;

import org.jspecify.annotations.NullMarked;
