/** A PostgreSQL server of this machine, for whoever has configured none. */
@NullMarked
package dev.slipway.embedded;

import org.jspecify.annotations.NullMarked;
