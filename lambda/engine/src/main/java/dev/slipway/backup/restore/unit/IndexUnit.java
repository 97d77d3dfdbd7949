package dev.slipway.backup.restore.unit;

import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.sql.TableUse;
import java.util.Set;

/** Builds an index, or a constraint that is made of one, when its table is loaded. */
public record IndexUnit(Definition definition, TableUse use) implements BuiltOnTable {

  /** The unit that makes a definition. */
  public static IndexUnit of(Definition definition) {
    return new IndexUnit(definition, TableUse.of(definition.words()).orElseThrow());
  }

  /** What is complete when all indexes of a table are built. */
  static String allOf(String table) {
    return table + " indexes";
  }

  @Override
  public Set<String> exclusive() {
    return sharesTable() ? Set.of() : Set.of(table());
  }

  @Override
  public Set<String> shared() {
    return sharesTable() ? Set.of(table()) : Set.of();
  }

  private boolean sharesTable() {
    return use.kind() == TableUse.Kind.INDEX;
  }

  @Override
  public Set<String> needs() {
    return Set.of(table());
  }

  @Override
  public Set<String> fills() {
    return Set.of(allOf(table()));
  }
}
