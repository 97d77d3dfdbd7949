package dev.slipway.transfer.check;

import dev.slipway.backup.part.SharedSnapshot;
import dev.slipway.backup.part.SnapshotSql;
import dev.slipway.backup.scope.LockPatience;
import dev.slipway.backup.scope.LockedPlan;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataSchema;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A database as it was at one moment. Until it is closed nobody can change the form of the tables
 * that are looked at, or empty them; all else goes on.
 */
final class Moment implements AutoCloseable {

  private static final String MONEY = "SET LOCAL lc_monetary = 'C';\n";

  private final Connector connector;
  private final Session keeper;
  private final Session reader;
  private final CheckedTables.Seen seen;

  private Moment(Connector connector, Session keeper, Session reader, CheckedTables.Seen seen) {
    this.connector = connector;
    this.keeper = keeper;
    this.reader = reader;
    this.seen = seen;
  }

  /**
   * This moment. Throws {@link CheckFailed} when a table may not be read, or not be locked.
   *
   * @param choice the schema with the tables that are looked at
   */
  static Moment of(Connector connector, UnaryOperator<DataSchema> choice, LockPatience patience) {
    return of(connector, new TableScope(schema -> schema, choice), patience);
  }

  /** The same where nothing but the tables counts that are chosen, not what they refer to. */
  static Moment ofSome(Connector connector, Predicate<TableName> chosen, LockPatience patience) {
    UnaryOperator<DataSchema> some = schema -> schema.with(table -> chosen.test(table.name()));
    return of(connector, new TableScope(some, schema -> schema), patience);
  }

  private static Moment of(Connector connector, TableScope scope, LockPatience patience) {
    Session keeper = connector.open();
    Session reader = null;
    try {
      reader = connector.open();
      CheckedTables tables = new CheckedTables(reader, scope);
      CheckedTables.Seen seen = new LockedPlan<>(keeper, reader, tables, patience).plan();
      reader.execute(MONEY);
      return new Moment(connector, keeper, reader, seen);
    } catch (RuntimeException e) {
      if (reader != null) {
        reader.close();
      }
      keeper.close();
      throw e;
    }
  }

  /** What is looked at. */
  CheckScope scope() {
    return seen.scope();
  }

  /** When it is, ISO 8601 in UTC. */
  String startedAt() {
    return seen.startedAt();
  }

  /** The session that reads it, in a transaction that can write nothing. */
  Session session() {
    return reader;
  }

  /** A session of its own that has read nothing yet, which the caller closes. */
  Session another() {
    return connector.open();
  }

  /** Begins a transaction of {@link #another}, which reads the same and can write nothing. */
  String begin() {
    return SnapshotSql.BEGIN + SharedSnapshot.use(seen.snapshot());
  }

  @Override
  public void close() {
    reader.close();
    keeper.close();
  }
}
