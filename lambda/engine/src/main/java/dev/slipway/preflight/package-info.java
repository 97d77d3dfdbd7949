/** Whether a database is ready for what is to run: gauges, each of which reads one thing. */
@NullMarked
package dev.slipway.preflight;

import org.jspecify.annotations.NullMarked;
