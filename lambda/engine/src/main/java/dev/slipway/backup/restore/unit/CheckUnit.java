package dev.slipway.backup.restore.unit;

import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.TableUse;
import java.util.Set;

/** Checks the rows of a table against one of its foreign keys. */
public record CheckUnit(Definition definition, TableUse use) implements BuiltOnTable {

  /**
   * The server prefers to hash all rows of both tables. To merge two indexes, which are in order
   * already, takes a fraction of that time; but without an index that begins with the key's
   * columns, the rows would have to be sorted first.
   */
  private static final String JOIN =
      """
      SELECT set_config('enable_hashjoin', (NOT EXISTS (
        SELECT FROM pg_constraint c JOIN pg_index i ON i.indrelid = c.conrelid
        WHERE c.conrelid = %s::regclass AND c.conname = (parse_ident(%s))[1]
          AND i.indpred IS NULL
          AND (i.indkey::int2[])[:cardinality(c.conkey) - 1] <@ c.conkey))::text, true);
      """;

  private static final String NO_SUCH_KEY = "42704";

  @Override
  public String id() {
    return definition.id() + " checked";
  }

  @Override
  public Set<String> exclusive() {
    return Set.of(table());
  }

  @Override
  public Set<String> needs() {
    return Set.of(definition.id());
  }

  @Override
  public void run(Session session, String record) {
    String table = Sql.literal(use.table());
    String name = Sql.literal(use.name());
    session.execute(
        "BEGIN;\n"
            + JOIN.formatted(table, name)
            + "ALTER TABLE ONLY "
            + use.table()
            + " VALIDATE CONSTRAINT "
            + use.name()
            + ";\n"
            + record
            + "COMMIT");
  }

  /** The key is there, and stays unchecked; where it is not, that was told before. */
  @Override
  public Salvaged salvage(Session session, String record, SqlFailure failure) {
    Salvage salvage = Salvage.begin(session);
    if (!failure.sqlState().equals(NO_SUCH_KEY)) {
      salvage.leave(left(definition, failure));
    }
    return salvage.endAndNote(record);
  }

  /** What is said of a key that rows break. */
  static String left(Definition key, SqlFailure failure) {
    return Salvage.told(key.subject(), failure) + "; the key is there, NOT VALID";
  }
}
