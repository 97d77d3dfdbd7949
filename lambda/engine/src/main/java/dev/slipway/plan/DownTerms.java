package dev.slipway.plan;

import dev.slipway.migration.Version;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far down a plan goes.
 *
 * @param target the version that stays the newest, null to count steps
 * @param steps how many migrations are taken back when there is no target
 * @param baselined whether the DOWN of a migration may run whose UP never ran here
 * @param procedures names of procedures in the database that end transactions
 * @param writers roles that may write the history, and are not trusted with what is run from it
 */
public record DownTerms(
    @Nullable Version target,
    int steps,
    boolean baselined,
    Set<String> procedures,
    Set<String> writers) {}
