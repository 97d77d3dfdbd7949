/** An RDS, as far as snapshots go. */
package dev.slipway.testing.rds;
