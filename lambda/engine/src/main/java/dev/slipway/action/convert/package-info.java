/** Rewrites a folder of migrations into our form. */
@NullMarked
package dev.slipway.action.convert;

import org.jspecify.annotations.NullMarked;
