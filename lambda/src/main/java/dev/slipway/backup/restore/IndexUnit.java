package dev.slipway.backup.restore;

import dev.slipway.sql.TableUse;
import java.util.Set;

/** Builds an index, or a constraint that is made of one, when its table is loaded. */
record IndexUnit(Definition definition, TableUse use) implements BuiltOnTable {

  static IndexUnit of(Definition definition) {
    return new IndexUnit(definition, TableUse.of(definition.words()).orElseThrow());
  }

  /** What is complete when all indexes of a table are built. */
  static String allOf(String table) {
    return table + " indexes";
  }

  /** What is complete when all is built that a foreign key can refer to. */
  static String keysOf(String table) {
    return table + " keys";
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
    String all = allOf(table());
    boolean isKey = !sharesTable() || definition.words().starts("CREATE", "UNIQUE");
    return isKey ? Set.of(all, keysOf(table())) : Set.of(all);
  }
}
