/** Servers on the loopback interface. */
package dev.slipway.testing.net;
