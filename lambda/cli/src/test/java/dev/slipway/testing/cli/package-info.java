/** A team's project, and the command line called for it. */
package dev.slipway.testing.cli;
