/** Slipway: changes PostgreSQL schemas safely as part of a deploy. */
@NullMarked
package dev.slipway;

import org.jspecify.annotations.NullMarked;
