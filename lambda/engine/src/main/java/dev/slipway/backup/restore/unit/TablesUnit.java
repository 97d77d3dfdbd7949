package dev.slipway.backup.restore.unit;

import dev.slipway.backup.catalogue.StatementBites;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.restore.target.TablesTarget;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import dev.slipway.sql.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rows of chosen tables, and where their sequences stand, all at once or not at all. Their
 * foreign keys are checked at the end; their triggers do not fire.
 */
public record TablesUnit(
    StoredBackup backup, boolean clean, TablesTarget tables, List<RowsUnit> parts) implements Unit {

  /** Where the name of the sequence stands in {@code SELECT pg_catalog.setval('name', ...)}. */
  private static final int SET_VALUE = 5;

  private static final String ONWARDS =
      " FROM %s, pg_catalog.pg_sequence d WHERE d.seqrelid = %s::regclass"
          + " AND sign(%s - last_value) = sign(d.seqincrement)";

  @Override
  public String id() {
    return "tables";
  }

  @Override
  public String subject() {
    return "the rows of " + names(", ", TableName::toString);
  }

  @Override
  public long bytes() {
    return parts.stream().mapToLong(Unit::bytes).sum();
  }

  @Override
  public long storedBytes() {
    return parts.stream().mapToLong(Unit::storedBytes).sum();
  }

  @Override
  public long rows() {
    return parts.stream().mapToLong(Unit::rows).sum();
  }

  @Override
  public void run(Session session, String record) throws IOException {
    List<String> first = new ArrayList<>(List.of("BEGIN", "SET CONSTRAINTS ALL DEFERRED"));
    first.addAll(tables.prepare());
    if (clean) {
      first.addAll(tables.emptying());
    }
    session.execute(String.join(";\n", first));
    PlainTable.holdWithoutTriggers(session, tables.tables());
    for (RowsUnit part : parts) {
      part.copy(session);
    }
    List<String> last = new ArrayList<>(List.of("SET CONSTRAINTS ALL IMMEDIATE"));
    last.addAll(tables.tidy());
    last.addAll(sequences());
    last.add("SET LOCAL synchronous_commit = on");
    session.execute(String.join(";\n", last) + ";\n" + record + "COMMIT");
  }

  private String names(String separator, Function<TableName, String> form) {
    return tables.tables().stream().map(form).collect(Collectors.joining(separator));
  }

  /** Where the sequences stand that belong to the tables. */
  private List<String> sequences() throws IOException {
    List<String> found = new ArrayList<>();
    for (Part part : backup.manifest().parts()) {
      if (part.kind() == Part.Kind.SEQUENCES) {
        found.addAll(sequences(part));
      }
    }
    return found;
  }

  private List<String> sequences(Part part) throws IOException {
    List<String> found = new ArrayList<>();
    try (InputStream in = backup.open(part)) {
      StatementBites bites = new StatementBites(in);
      List<Statement> bite = bites.next();
      while (!bite.isEmpty()) {
        bite.stream().filter(this::isOfTables).map(this::sql).forEach(found::add);
        bite = bites.next();
      }
    }
    return found;
  }

  /** One that others take numbers from, too, does not go back behind theirs. */
  private String sql(Statement statement) {
    String sql = statement.sql().strip();
    String name = statement.words().text(SET_VALUE);
    return tables.shared().contains(name)
        ? sql + ONWARDS.formatted(name, Sql.literal(name), value(sql))
        : sql;
  }

  private static String value(String sql) {
    return sql.replaceFirst("(?s)^.*, (-?[0-9]+), (?:true|false)\\)$", "$1");
  }

  private boolean isOfTables(Statement statement) {
    int call = statement.words().after(0, "SELECT", "PG_CATALOG", ".", "SETVAL", "(");
    return call >= 0 && tables.sequences().contains(statement.words().text(call));
  }
}
