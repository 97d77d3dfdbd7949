/** psql's own commands and variables, understood as psql does. No JDBC, no files of its own. */
@NullMarked
package dev.slipway.psql;

import org.jspecify.annotations.NullMarked;
