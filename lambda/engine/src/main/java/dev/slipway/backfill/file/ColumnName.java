package dev.slipway.backfill.file;

import org.jspecify.annotations.Nullable;

/**
 * A column as a statement names it.
 *
 * @param qualifier the table or alias before it as it is stored, null for none
 * @param name as it is stored
 * @param word where it begins
 */
record ColumnName(@Nullable String qualifier, String name, int word) {}
