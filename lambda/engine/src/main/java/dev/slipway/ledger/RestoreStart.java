package dev.slipway.ledger;

import dev.slipway.backup.manifest.ServerId;
import dev.slipway.backup.restore.target.UnfinishedRestore;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a restore finds when it begins.
 *
 * @param unfinished what an earlier call has begun and not ended
 * @param server the server that is restored to
 * @param had false of a run that the database never had, as far as it keeps an audit log
 */
public record RestoreStart(
    Optional<UnfinishedRestore> unfinished, ServerId server, Predicate<String> had) {}
