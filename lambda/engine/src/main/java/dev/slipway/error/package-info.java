/** What every package throws: one root exception and the list of problems it may carry. */
@NullMarked
package dev.slipway.error;

import org.jspecify.annotations.NullMarked;
