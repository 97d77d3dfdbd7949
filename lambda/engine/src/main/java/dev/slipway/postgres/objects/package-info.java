/** The objects that a database's schema is made of, read from the system catalogs. */
@NullMarked
package dev.slipway.postgres.objects;

import org.jspecify.annotations.NullMarked;
