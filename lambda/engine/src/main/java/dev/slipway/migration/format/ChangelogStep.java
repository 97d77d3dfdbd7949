package dev.slipway.migration.format;

import org.jspecify.annotations.Nullable;

/**
 * What is read next in Liquibase's order.
 *
 * @param path of the file
 * @param node a {@code property} or a {@code changeSet} of a changelog that is no SQL; null for all
 *     of an SQL file
 */
record ChangelogStep(String path, @Nullable ChangelogNode node) {

  boolean isProperty() {
    return node != null && node.name().equals("property");
  }
}
