package dev.slipway.testing.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Describes everything a migration can leave in a database as sorted lines of text, so that two
 * databases, or one at two moments, can be compared. Neither object identifiers nor the database's
 * name occur in it.
 */
public final class Catalogue {

  /** Makes what the server prints independent of the session's settings. */
  private static final List<String> SETTINGS =
      List.of(
          "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
          "SET LOCAL search_path = pg_catalog",
          "SET LOCAL row_security = off",
          "SET LOCAL TimeZone = 'UTC'",
          "SET LOCAL DateStyle = 'ISO, YMD'",
          "SET LOCAL IntervalStyle = 'iso_8601'",
          "SET LOCAL extra_float_digits = 3",
          "SET LOCAL bytea_output = 'hex'",
          "SET LOCAL quote_all_identifiers = off",
          "SET LOCAL jit = off",
          "SET LOCAL statement_timeout = '60s'");

  /**
   * What every query starts with: {@code space}, the schemas that count, {@code hidden}, the
   * excluded tables with their indexes and sequences, and {@code rel}, all other relations.
   */
  private static final String SCOPE =
      """
      WITH excluded AS (SELECT unnest(?::text[]) AS name),
      space AS (
        SELECT oid, nspname, quote_ident(nspname) AS space FROM pg_namespace
        WHERE nspname !~ '^pg_(toast|temp|catalog)' AND nspname <> 'information_schema'),
      hidden_table AS (
        SELECT c.oid FROM pg_class c JOIN space s ON s.oid = c.relnamespace
        WHERE c.relname IN (SELECT name FROM excluded)
          OR s.nspname || '.' || c.relname IN (SELECT name FROM excluded)),
      hidden AS (
        SELECT oid FROM hidden_table
        UNION SELECT indexrelid FROM pg_index WHERE indrelid IN (SELECT oid FROM hidden_table)
        UNION SELECT objid FROM pg_depend
        WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass
          AND refobjid IN (SELECT oid FROM hidden_table) AND deptype IN ('a', 'i')),
      rel AS (
        SELECT c.*, s.space || '.' || quote_ident(relname) AS rel
        FROM pg_class c JOIN space s ON s.oid = c.relnamespace
        WHERE c.oid NOT IN (SELECT oid FROM hidden))
      """;

  private final Connection connection;
  private final Set<String> excludedTables;
  private final List<String> lines = new ArrayList<>();

  private Catalogue(Connection connection, Set<String> excludedTables) {
    this.connection = connection;
    this.excludedTables = excludedTables;
  }

  /**
   * Describes the database of a connection that is in autocommit mode, in one read-only
   * transaction.
   *
   * @param excludedTables names, with or without schema, of tables to leave out with all that is
   *     theirs
   */
  public static List<String> of(Connection connection, Set<String> excludedTables)
      throws SQLException {
    if (!connection.getAutoCommit()) {
      throw new IllegalArgumentException("The catalogue needs a connection in autocommit mode");
    }
    Catalogue catalogue = new Catalogue(connection, excludedTables);
    connection.setAutoCommit(false);
    try {
      catalogue.read();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return List.copyOf(catalogue.lines);
  }

  private void read() throws SQLException {
    for (String setting : SETTINGS) {
      execute(setting);
    }
    List<String> queries =
        Stream.of(CatalogueTables.QUERIES, CatalogueObjects.QUERIES, CatalogueSettings.QUERIES)
            .flatMap(List::stream)
            .toList();
    lines.addAll(column(together(queries)));
    List<String> rows = column(CatalogueTables.ROW_QUERIES);
    if (!rows.isEmpty()) {
      lines.addAll(column(together(rows)));
    }
    Collections.sort(lines);
  }

  /** As one: what they start with is worked out once, and a test asks for hundreds of them. */
  private static String together(List<String> queries) {
    return String.join("\nUNION ALL\n", queries);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> column(String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SCOPE + query)) {
      statement.setArray(1, connection.createArrayOf("text", excludedTables.toArray()));
      return firstColumn(statement);
    } catch (SQLException e) {
      throw new SQLException(e.getMessage() + " in: " + query, e.getSQLState(), e);
    }
  }

  private static List<String> firstColumn(PreparedStatement statement) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        values.add(result.getString(1));
      }
    }
    return values;
  }
}
