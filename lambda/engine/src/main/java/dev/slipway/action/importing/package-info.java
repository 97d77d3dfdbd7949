/** Takes rows from files into the tables of a database. */
@NullMarked
package dev.slipway.action.importing;

import org.jspecify.annotations.NullMarked;
