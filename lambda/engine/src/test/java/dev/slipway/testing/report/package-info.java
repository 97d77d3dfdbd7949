/** What reports consist of, from whichever door they come. */
package dev.slipway.testing.report;
