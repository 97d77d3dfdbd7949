package dev.slipway.plan;

import dev.slipway.migration.Version;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far up a plan may go.
 *
 * @param target the last version to run, null for all
 * @param outOfOrder whether versions below the newest applied one may run
 * @param procedures names of procedures in the database that end transactions
 */
public record UpRequest(@Nullable Version target, boolean outOfOrder, Set<String> procedures) {}
