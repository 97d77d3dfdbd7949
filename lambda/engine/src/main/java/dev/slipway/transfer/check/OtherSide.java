package dev.slipway.transfer.check;

import dev.slipway.postgres.TableName;
import java.util.List;
import java.util.Map;

/** What a database is held against. */
interface OtherSide extends AutoCloseable {

  /** What it is called in messages, such as {@code the manifest}. */
  String name();

  /** Its tables with their columns. */
  Map<TableName, List<String>> tables();

  /** Why a table says nothing of all rows; empty where it does. */
  String lacking(TableName table);

  /**
   * What is known of the rows of one of its tables.
   *
   * @param columns whose values count, in this order
   */
  Contents contents(TableName table, List<String> columns, Measure measure);

  @Override
  void close();
}
