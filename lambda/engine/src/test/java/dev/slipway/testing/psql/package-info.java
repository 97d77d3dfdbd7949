/** The programs of PostgreSQL that are on the machine, as a measure of ours. */
package dev.slipway.testing.psql;
