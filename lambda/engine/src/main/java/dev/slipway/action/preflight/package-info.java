/** Shows whether the live database is ready for what is pending. */
@NullMarked
package dev.slipway.action.preflight;

import org.jspecify.annotations.NullMarked;
