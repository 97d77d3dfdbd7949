/** The kinds of hazards, and how much each counts. */
@NullMarked
package dev.slipway.hazard;

import org.jspecify.annotations.NullMarked;
