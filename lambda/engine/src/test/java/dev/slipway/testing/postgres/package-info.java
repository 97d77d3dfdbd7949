/** A real PostgreSQL, a database a test, and a view of everything a database holds. */
package dev.slipway.testing.postgres;
