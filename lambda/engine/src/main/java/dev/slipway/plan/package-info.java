/**
 * What a run will do, decided before it does it: pure functions from files and history to plans.
 */
@NullMarked
package dev.slipway.plan;

import org.jspecify.annotations.NullMarked;
