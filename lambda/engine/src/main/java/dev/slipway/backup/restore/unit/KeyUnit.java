package dev.slipway.backup.restore.unit;

import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.definition.TableNames;
import dev.slipway.sql.TableUse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a foreign key when nothing more is built on its table that a check of its rows would wait
 * for.
 *
 * @param definition of the key as one that rows which are there need not keep yet
 */
public record KeyUnit(Definition definition, TableUse use) implements BuiltOnTable {

  @Override
  public Set<String> exclusive() {
    return table().equals(referenced()) ? Set.of(table()) : Set.of(table(), referenced());
  }

  @Override
  public Set<String> needs() {
    return exclusive().stream().map(VacuumUnit::of).collect(Collectors.toSet());
  }

  @Override
  public Set<String> fills() {
    return Set.of(id());
  }

  private String referenced() {
    return TableNames.key(Objects.requireNonNull(use.referenced(), "it is a foreign key"));
  }

  /** Nothing is read. */
  @Override
  public long effort(Map<String, Long> tableBytes) {
    return 0;
  }
}
