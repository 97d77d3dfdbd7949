package dev.slipway.infra.watch;

import dev.slipway.infra.database.LeastCapacity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * Who looks after the database between deploys.
 *
 * @param statusEvery how often the function is asked for the status, nothing for never
 * @param backupEvery how often a backup is taken, nothing for never
 * @param refreshes which materialized views are refreshed, and when
 * @param backfills whether there are any to watch
 * @param undisturbed a cluster that the status is not to wake when it pauses, nothing where
 *     somebody said how often to look
 * @param topic who is told, null for nobody
 * @param events the bus that is told how each run has ended, nothing for none
 */
public record WatchProps(
    Optional<Duration> statusEvery,
    Optional<Duration> backupEvery,
    List<Refresh> refreshes,
    boolean backfills,
    Optional<LeastCapacity> undisturbed,
    @Nullable ITopic topic,
    Optional<IEventBus> events) {}
