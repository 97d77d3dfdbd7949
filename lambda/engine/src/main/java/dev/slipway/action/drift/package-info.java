/** Finds what other hands have changed in the schema. */
@NullMarked
package dev.slipway.action.drift;

import org.jspecify.annotations.NullMarked;
