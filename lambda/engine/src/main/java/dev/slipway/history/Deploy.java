package dev.slipway.history;

import org.jspecify.annotations.Nullable;

/**
 * A deploy that this database has seen, as the custom resource of its stack tells it; one row of
 * schema_migration_deploys.
 *
 * @param request the id of CloudFormation's request
 * @param resource the custom resource: its stack, and its name there
 * @param from fingerprint of the resource's properties before; null for the first deploy
 * @param to fingerprint of the properties that it brings
 * @param version the newest version in the database before; null for none
 * @param begun whether a run began; false for one that failed before, of which no more is known
 */
public record Deploy(
    String request,
    String resource,
    @Nullable String from,
    String to,
    @Nullable String version,
    boolean begun) {}
