package dev.slipway.backfill.run;

import dev.slipway.backfill.state.BackfillState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch is given.
 *
 * @param state of its part, with the cursor that it goes on from
 * @param to no row behind this key belongs to it; null for no such key
 * @param size how many rows at most
 * @param lockWait how long for a lock; zero is no limit
 * @param timeout how long its statement may take; zero is no limit
 */
record BatchTerms(
    BackfillState state,
    @Nullable List<String> to,
    int size,
    Duration lockWait,
    Duration timeout) {}
