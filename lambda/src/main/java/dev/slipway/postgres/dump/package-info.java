/** The definitions of a database as SQL, by genuine pg_dump. */
@NullMarked
package dev.slipway.postgres.dump;

import org.jspecify.annotations.NullMarked;
