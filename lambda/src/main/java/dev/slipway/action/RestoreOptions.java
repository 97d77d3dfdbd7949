package dev.slipway.action;

import dev.slipway.backup.restore.TableName;
import java.util.List;

/**
 * What a restore restores, and how.
 *
 * @param clean whether what is there is dropped first
 * @param tables those whose rows are wanted; empty for the whole backup
 * @param owner whether objects get the owners they had
 * @param privileges whether privileges are granted as they were
 */
public record RestoreOptions(
    boolean clean, List<TableName> tables, boolean owner, boolean privileges) {

  /** The tables in the value of a field; throws what tells that it is of the wrong kind. */
  static List<TableName> tables(Object value) {
    return ((List<?>) value).stream().map(name -> TableName.parse((String) name)).toList();
  }
}
