/**
 * What the tests stand on: a real PostgreSQL, faults between it and its clients, child processes,
 * and a view of everything a database holds.
 */
package dev.slipway.testing;
