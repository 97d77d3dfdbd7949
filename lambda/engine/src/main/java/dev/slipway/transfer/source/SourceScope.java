package dev.slipway.transfer.source;

import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.backup.scope.Scope;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.source.SourceTable.Piece;
import dev.slipway.transfer.table.DataSchema;
import dev.slipway.transfer.table.DataSchemaReader;
import dev.slipway.transfer.table.DataSequence;
import dev.slipway.transfer.table.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans which rows of a database are read. */
public final class SourceScope implements Scope<SourcePlan> {

  /** What is set besides, so that values and expressions mean the same everywhere. */
  public static final String SETTINGS =
      "SET LOCAL lc_monetary = 'C';\nSET LOCAL standard_conforming_strings = on;\n";

  private final Session reader;
  private final RowChecks checks;
  private final RowChoice choice;
  private final Function<Session, MigrationState> migrations;
  private final Words words;

  /** Plans in {@code reader}; what the migrations are is asked of {@code migrations}. */
  public SourceScope(
      Session reader,
      SourceTerms terms,
      Function<Session, MigrationState> migrations,
      Words words) {
    this.reader = reader;
    this.choice = terms.choice();
    this.checks = new RowChecks(choice, terms.path());
    this.migrations = migrations;
    this.words = words;
  }

  @Override
  public Words words() {
    return words;
  }

  /**
   * Throws {@link dev.slipway.error.InvalidInput} for what no table fits, and what {@link #words}
   * make of all that stands in the way.
   */
  @Override
  public List<String> lockable(Session keeper) {
    keeper.execute(SETTINGS);
    DataSchema schema = choice.tables().of(DataSchemaReader.read(keeper));
    checks.of(schema, keeper).throwIfAny(list -> words.failure(refusal(list, schema.user()), null));
    return schema.tables().stream().map(DataTable::from).toList();
  }

  private static String refusal(List<Problem> problems, String role) {
    return Problems.format("what is asked for cannot be read.", problems)
        + "\nNothing was written. Next: mend that; where rows may not be read, grant SELECT there"
        + " and USAGE of the schema (from PostgreSQL 14 on: GRANT pg_read_all_data TO "
        + Sql.name(role)
        + "), with row security also BYPASSRLS, or leave the table out with --exclude.";
  }

  @Override
  public @Nullable SourcePlan plan(Row origin, Set<String> locked) {
    reader.execute(SETTINGS);
    DataSchema schema = choice.tables().of(DataSchemaReader.read(reader));
    List<Row> pieces = pieces(schema);
    boolean other = schema.tables().stream().anyMatch(table -> !locked.contains(table.from()));
    if (other || pieces.stream().anyMatch(row -> row.is("rewritten"))) {
      return null;
    }
    Set<Long> absent = absent(pieces);
    DataSchema there = schema.with(table -> !absent.contains(table.oid()));
    Map<Boolean, List<TableName>> sequences = sequences(there);
    return new SourcePlan(
        there,
        origin.text("started_at"),
        origin.text("snapshot"),
        origin.text("encoding"),
        migrations.apply(reader),
        tables(there, pieces),
        sequences.getOrDefault(true, List.of()),
        leftOut(schema, absent),
        sequences.getOrDefault(false, List.of()).stream().map(SourceScope::unknown).toList());
  }

  private static Set<Long> absent(List<Row> pieces) {
    return pieces.stream()
        .filter(row -> row.is("absent"))
        .map(row -> row.number("root"))
        .collect(Collectors.toSet());
  }

  private List<Row> pieces(DataSchema schema) {
    String oids =
        Stream.concat(Stream.of("0"), schema.tables().stream().map(t -> String.valueOf(t.oid())))
            .collect(Collectors.joining(", "));
    return reader.execute(SourceSql.PIECES.formatted(oids)).get(0).list();
  }

  private List<SourceTable> tables(DataSchema schema, List<Row> pieces) {
    Map<Long, List<Row>> byTable =
        pieces.stream().collect(Collectors.groupingBy(row -> row.number("root")));
    return schema.tables().stream()
        .map(
            table ->
                new SourceTable(
                    table,
                    pieces(byTable.getOrDefault(table.oid(), List.of())),
                    choice.conditions().get(table.name()),
                    choice.newest()))
        .toList();
  }

  /** None where one of them can only be read through the table. */
  private static List<Piece> pieces(List<Row> rows) {
    return rows.stream().allMatch(row -> row.is("readable"))
        ? rows.stream()
            .map(row -> new Piece(row.text("quoted"), row.number("bytes"), row.number("pages")))
            .toList()
        : List.of();
  }

  private List<String> leftOut(DataSchema schema, Set<Long> absent) {
    List<String> all = new ArrayList<>();
    schema.leftOut().stream()
        .filter(one -> choice.tables().takes(one.table()))
        .forEach(one -> all.add(one.toString()));
    schema.tables().stream()
        .filter(table -> absent.contains(table.oid()))
        .forEach(table -> all.add(table.name() + " (unlogged, and this is a standby)"));
    return List.copyOf(all);
  }

  /** By whether they can be read. */
  private Map<Boolean, List<TableName>> sequences(DataSchema schema) {
    Set<TableName> readable =
        reader.execute(SourceSql.SEQUENCES).get(0).list().stream()
            .map(row -> new TableName(row.text("schema"), row.text("name")))
            .collect(Collectors.toSet());
    Stream<DataSequence> free =
        choice.tables().wanted().isEmpty()
            ? schema.sequences().stream().filter(one -> one.table() == null)
            : Stream.of();
    return Stream.concat(schema.sequencesWithin(), free)
        .map(DataSequence::name)
        .sorted()
        .collect(Collectors.partitioningBy(readable::contains));
  }

  private static String unknown(TableName sequence) {
    return "it does not say where the sequence " + sequence + " stands, which may not be read here";
  }
}
