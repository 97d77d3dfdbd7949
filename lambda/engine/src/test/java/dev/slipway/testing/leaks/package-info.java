/** Passwords that come out where they must not. */
package dev.slipway.testing.leaks;
