package dev.slipway.history;

import org.jspecify.annotations.Nullable;

/**
 * A deploy that was begun here, as the custom resource of its stack tells it; one row of
 * schema_migration_deploys.
 *
 * @param request the id of CloudFormation's request
 * @param resource the custom resource: its stack, and its name there
 * @param from fingerprint of the resource's properties before; null for the first deploy
 * @param to fingerprint of the properties that it brings
 * @param version the newest version in the database before; null for none
 */
public record Deploy(
    String request, String resource, @Nullable String from, String to, @Nullable String version) {}
