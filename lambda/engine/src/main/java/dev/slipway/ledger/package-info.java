/**
 * Under the lock and written down: the run lock, the sessions of runs, the audit log, and the runs
 * that carry out no plan.
 */
@NullMarked
package dev.slipway.ledger;

import org.jspecify.annotations.NullMarked;
