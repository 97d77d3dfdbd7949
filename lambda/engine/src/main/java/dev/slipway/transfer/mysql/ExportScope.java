package dev.slipway.transfer.mysql;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import dev.slipway.history.OtherTools;
import dev.slipway.mysql.MysqlSession;
import dev.slipway.mysql.rows.TableReading;
import dev.slipway.mysql.rows.TableReading.Pair;
import dev.slipway.mysql.rows.TargetColumn;
import dev.slipway.mysql.schema.MysqlColumn;
import dev.slipway.mysql.schema.MysqlSchema;
import dev.slipway.mysql.schema.MysqlTable;
import dev.slipway.mysql.translate.Translation;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.manifest.ExportedColumn;
import dev.slipway.transfer.table.TableChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a database of MySQL is exported.
 *
 * @param leftOut what is not, with the reason
 * @param warnings what the user should know
 */
record ExportScope(List<TableReading> tables, List<String> leftOut, List<String> warnings) {

  /** Throws {@link InvalidInput} where nothing is left, or a column cannot be written. */
  static ExportScope of(MysqlSchema schema, MysqlExportTerms terms, MysqlSession session) {
    Problems problems = new Problems();
    ExportScope scope = new ExportScope(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (MysqlTable table : schema.tables()) {
      Optional<String> keeper = keeper(table);
      if (keeper.isPresent()) {
        scope.leftOut.add(name(table) + " (the history of " + keeper.get() + ")");
      } else if (terms.choice().tables().takes(name(table))) {
        scope.add(table, terms, problems);
      }
    }
    schema
        .leftOut()
        .forEach(object -> scope.leftOut.add(object.name() + " (a " + object.kind() + ")"));
    refuseUnfit(schema, terms.choice().tables(), problems);
    scope.choose(schema, terms, session, problems);
    if (scope.tables.isEmpty() && problems.count() == 0) {
      problems.add(schema.database(), "has no such table that its user may see");
    }
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("The export cannot be done:", list) + "\nNothing was done."));
    return scope;
  }

  private static void refuseUnfit(MysqlSchema schema, TableChoice choice, Problems problems) {
    Stream.concat(choice.wanted().stream(), choice.unwanted().stream())
        .filter(pattern -> schema.tables().stream().noneMatch(one -> pattern.fits(name(one))))
        .forEach(pattern -> problems.add(pattern.toString(), "fits no table"));
  }

  private void choose(
      MysqlSchema schema, MysqlExportTerms terms, MysqlSession session, Problems problems) {
    ChosenRows chosen = new ChosenRows(terms.choice().conditions(), List.of());
    chosen.refuseUnfit(schema, problems);
    tables.replaceAll(reading -> chosen.of(reading, session, problems));
  }

  private void add(MysqlTable table, MysqlExportTerms terms, Problems problems) {
    List<Pair> pairs =
        table.columns().stream().map(column -> new Pair(column, target(column))).toList();
    tables.add(TableReading.of(table, pairs, terms.source().zone(), problems));
    if (!table.isTransactional()) {
      warnings.add(
          "%s is of %s: what is written to it meanwhile may be seen"
              .formatted(table.name(), table.engine()));
    }
  }

  private static TargetColumn target(MysqlColumn column) {
    return new TargetColumn(column.name(), Translation.type(column), column.nullable());
  }

  private static Optional<String> keeper(MysqlTable table) {
    return OtherTools.keeper(
        name(table), table.columns().stream().map(MysqlColumn::name).collect(Collectors.toSet()));
  }

  /** The table as it is called in PostgreSQL. */
  static TableName name(MysqlTable table) {
    return new TableName("public", table.name());
  }

  /** A column for the manifest. */
  static ExportedColumn column(MysqlColumn column) {
    return new ExportedColumn(column.name(), Translation.type(column));
  }

  long bytes() {
    return tables.stream().mapToLong(one -> one.table().bytes()).sum();
  }
}
