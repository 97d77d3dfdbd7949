/** Carries plans out: steps and their segments, retries, and what it means when one fails. */
@NullMarked
package dev.slipway.run;

import org.jspecify.annotations.NullMarked;
