/** The database that is migrated, in each of the forms in which a team has it. */
@NullMarked
package dev.slipway.infra.database;

import org.jspecify.annotations.NullMarked;
