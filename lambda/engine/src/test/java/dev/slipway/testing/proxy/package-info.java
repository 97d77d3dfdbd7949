/** Faults and poolers between PostgreSQL and its clients. */
package dev.slipway.testing.proxy;
