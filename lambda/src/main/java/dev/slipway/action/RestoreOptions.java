package dev.slipway.action;

import dev.slipway.backup.restore.TableName;
import dev.slipway.sql.StatementKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a restore restores, and how.
 *
 * @param clean whether what is there is dropped first
 * @param tables those whose rows are wanted; empty for the whole backup
 * @param owner whether objects get the owners they had
 * @param privileges whether privileges are granted as they were
 * @param skip kinds of definitions that are left out
 */
public record RestoreOptions(
    boolean clean, List<TableName> tables, boolean owner, boolean privileges, Set<String> skip) {

  /** The kinds in the value of a field; throws what tells that it is of the wrong kind. */
  static Set<String> kinds(Object value) {
    return ((List<?>) value)
        .stream().map(kind -> StatementKind.normal((String) kind)).collect(Collectors.toSet());
  }

  /** The tables in the value of a field; throws what tells that it is of the wrong kind. */
  static List<TableName> tables(Object value) {
    return ((List<?>) value).stream().map(name -> TableName.parse((String) name)).toList();
  }
}
