/** A schema of MySQL as one of PostgreSQL: pure, and what has no counterpart is said. */
@NullMarked
package dev.slipway.mysql.translate;

import org.jspecify.annotations.NullMarked;
