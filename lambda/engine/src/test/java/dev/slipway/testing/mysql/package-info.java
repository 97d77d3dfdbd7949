/** A real MariaDB server, and a database of it for each test. */
package dev.slipway.testing.mysql;
