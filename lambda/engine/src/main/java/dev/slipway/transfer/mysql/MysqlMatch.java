package dev.slipway.transfer.mysql;

import dev.slipway.error.Problems;
import dev.slipway.history.OtherTools;
import dev.slipway.mysql.MysqlSession;
import dev.slipway.mysql.rows.TableReading;
import dev.slipway.mysql.rows.TableReading.Pair;
import dev.slipway.mysql.schema.MysqlColumn;
import dev.slipway.mysql.schema.MysqlSchema;
import dev.slipway.mysql.schema.MysqlTable;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.copy.Mask;
import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataSchema;
import dev.slipway.transfer.table.DataTable;
import dev.slipway.transfer.table.TableChoice;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds where the tables and columns of MySQL go, by their names. */
final class MysqlMatch {

  private static final String PUBLIC = "public";

  private final MysqlSchema source;
  private final DataSchema target;
  private final TableChoice choice;
  private final TargetTypes types;
  private final ZoneId zone;
  private final Problems problems = new Problems();
  private final List<String> notices = new ArrayList<>();

  /** Throws {@link dev.slipway.error.InvalidInput} for a choice that fits no table. */
  MysqlMatch(
      MysqlSchema source, DataSchema target, TableChoice choice, TargetTypes types, ZoneId zone) {
    this.source = source;
    this.target = choice.of(target);
    this.choice = choice;
    this.types = types;
    this.zone = zone;
  }

  /**
   * A table, and where it goes.
   *
   * @param columns of the target that there are values for, in the order of the reading
   */
  record Matched(TableReading reading, DataTable target, List<DataColumn> columns) {

    /** The same of chosen rows. */
    Matched of(ChosenRows chosen, MysqlSession source, Problems problems) {
      return new Matched(chosen.of(reading, source, problems), target, columns);
    }

    /** The columns that get something else than was there, by their names in the target. */
    Stream<Mask> masks(ChosenRows chosen) {
      return reading.sources().stream()
          .filter(source -> chosen.isMasked(reading.table(), source))
          .map(source -> columns.get(reading.sources().indexOf(source)))
          .map(column -> new Mask(target.name(), column.name(), ""));
    }
  }

  /** All tables of the source for which the target, which was chosen from, has one. */
  List<Matched> tables() {
    Map<MysqlTable, DataTable> pairs = new LinkedHashMap<>();
    for (boolean usual : List.of(true, false)) {
      List<MysqlTable> left =
          source.tables().stream().filter(table -> !pairs.containsKey(table)).toList();
      List<DataTable> there =
          target.tables().stream()
              .filter(table -> table.name().schema().equals(PUBLIC) == usual)
              .toList();
      NameMatch<MysqlTable, DataTable> match =
          NameMatch.of(left, MysqlTable::name, there, table -> table.name().name());
      match.unclear().forEach(what -> problems.add("tables", what));
      pairs.putAll(match.pairs());
    }
    tellAbsent(pairs.keySet());
    return pairs.entrySet().stream().map(one -> matched(one.getKey(), one.getValue())).toList();
  }

  private void tellAbsent(Set<MysqlTable> found) {
    String absent =
        source.tables().stream()
            .filter(table -> !found.contains(table) && !isHistory(table))
            .filter(table -> choice.takes(new TableName(PUBLIC, table.name())))
            .map(MysqlTable::name)
            .collect(Collectors.joining(", "));
    if (!absent.isEmpty()) {
      notices.add("not copied, for there is no such table: " + absent);
    }
  }

  /** What keeps rows out. */
  Problems problems() {
    return problems;
  }

  /** What the user should know. */
  List<String> notices() {
    return notices;
  }

  private static boolean isHistory(MysqlTable table) {
    return OtherTools.keeper(
            new TableName("", table.name()),
            table.columns().stream().map(MysqlColumn::name).collect(Collectors.toSet()))
        .isPresent();
  }

  private Matched matched(MysqlTable table, DataTable into) {
    NameMatch<MysqlColumn, DataColumn> match =
        NameMatch.of(table.columns(), MysqlColumn::name, into.columns(), DataColumn::name);
    match.unclear().forEach(what -> problems.add(table.name(), what));
    List<Pair> pairs = new ArrayList<>();
    List<DataColumn> columns = new ArrayList<>();
    match
        .pairs()
        .forEach(
            (from, to) -> {
              if (to.isWritable()) {
                pairs.add(new Pair(from, types.column(into.name(), to)));
                columns.add(to);
              }
            });
    if (columns.isEmpty()) {
      problems.add(table.name(), "no column has the same name on both sides");
    }
    tellLeft(table, match.pairs().keySet());
    return new Matched(TableReading.of(table, pairs, zone, problems), into, columns);
  }

  /** What goes nowhere; what the target computes itself is no loss. */
  private void tellLeft(MysqlTable table, Set<MysqlColumn> found) {
    String left =
        table.columns().stream()
            .filter(column -> !found.contains(column))
            .map(MysqlColumn::name)
            .collect(Collectors.joining(", "));
    if (!left.isEmpty()) {
      notices.add("of %s, these go nowhere: %s".formatted(table.name(), left));
    }
    if (!table.isTransactional()) {
      notices.add(
          "%s is of %s: what is written to it meanwhile may be seen"
              .formatted(table.name(), table.engine()));
    }
  }
}
