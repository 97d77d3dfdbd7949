/** A real server of SSH, for those who go through one. */
package dev.slipway.testing.ssh;
