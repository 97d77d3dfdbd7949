package dev.slipway.migration.format;

import org.jspecify.annotations.Nullable;

/**
 * A migration as another tool has it: each file, named by its path, is one script without sections.
 *
 * @param version in digits, of which dots may be between
 * @param description as it stands in the name
 * @param up the way there
 * @param down the way back, null where there is none
 * @param verify what checks the way there, null where there is none
 * @param withoutTransaction true when the tool is told to open no transaction
 */
public record Written(
    String version,
    String description,
    String up,
    @Nullable String down,
    @Nullable String verify,
    boolean withoutTransaction) {}
