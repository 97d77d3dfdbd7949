/** Carries plans out: run lock, transactions, retries, deadline, and what is recorded of it. */
@NullMarked
package dev.slipway.run;

import org.jspecify.annotations.NullMarked;
