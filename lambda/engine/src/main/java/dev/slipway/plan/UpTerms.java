package dev.slipway.plan;

import dev.slipway.history.OtherTables;
import dev.slipway.migration.Version;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far up a plan may go.
 *
 * @param target the last version to run, null for all
 * @param outOfOrder what becomes of versions below the newest applied one
 * @param historySchema where our tables are
 * @param others tables that are not ours and were not agreed to
 * @param procedures names of procedures in the database that end transactions
 */
public record UpTerms(
    @Nullable Version target,
    OutOfOrderRule outOfOrder,
    String historySchema,
    OtherTables others,
    Set<String> procedures) {}
