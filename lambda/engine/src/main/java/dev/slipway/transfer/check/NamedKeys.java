package dev.slipway.transfer.check;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataTable;
import dev.slipway.transfer.table.ForeignKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Orphans of keys that the schema lacks: columns are called as if they referred to a table. */
final class NamedKeys implements CheckKind {

  private static final String NOTE = " (no key of the schema: by its name)";

  /** What holds a value against a primary key of one column. */
  private static final String OPERATORS =
      """
      SELECT n.nspname AS schema, c.relname AS name,
        format('OPERATOR(%I.%s)', p.nspname, o.oprname) AS operator
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_opclass k ON k.oid = i.indclass[0]
        JOIN pg_amop e ON e.amopfamily = k.opcfamily AND e.amopstrategy = 3
          AND e.amoplefttype = k.opcintype AND e.amoprighttype = k.opcintype
        JOIN pg_operator o ON o.oid = e.amopopr JOIN pg_namespace p ON p.oid = o.oprnamespace
      WHERE i.indisprimary AND i.indnkeyatts = 1\
      """;

  @Override
  public String catalogue() {
    return OPERATORS;
  }

  @Override
  public Looked look(Rows answer, CheckScope scope) {
    Map<TableName, String> operators = new HashMap<>();
    for (Row row : answer.list()) {
      operators.put(new TableName(row.text("schema"), row.text("name")), row.text("operator"));
    }
    return new Search(scope, operators).looked();
  }

  /** Goes through the columns. */
  private record Search(
      CheckScope scope, Map<TableName, String> operators, List<Check> checks, List<String> notes) {

    Search(CheckScope scope, Map<TableName, String> operators) {
      this(scope, operators, new ArrayList<>(), new ArrayList<>());
    }

    Looked looked() {
      for (DataTable table : scope.chosen().tables()) {
        table.columns().forEach(column -> look(table, column));
      }
      return new Looked(checks, List.of(), notes);
    }

    private void look(DataTable table, DataColumn column) {
      List<DataTable> targets =
          KeyName.of(column.name()).among(targets(), table.name().schema()).stream()
              .filter(target -> !isKnown(table, column, target))
              .toList();
      if (targets.size() > 1) {
        note(table, column, "may mean " + names(targets));
      } else if (targets.size() == 1) {
        add(table, column, targets.get(0));
      }
    }

    private List<DataTable> targets() {
      return scope.whole().tables().stream()
          .filter(table -> operators.containsKey(table.name()))
          .toList();
    }

    /** Its own key is called so, too; and what the schema knows is looked at anyway. */
    private boolean isKnown(DataTable table, DataColumn column, DataTable target) {
      boolean own = table.equals(target) && table.key().contains(column.name());
      return own
          || scope.whole().keys().stream()
              .anyMatch(
                  key ->
                      key.table().equals(table.name())
                          && key.columns().contains(column.name())
                          && key.target().equals(target.name()));
    }

    private void add(DataTable table, DataColumn column, DataTable target) {
      String key = target.key().get(0);
      String type = target.column(key).map(DataColumn::type).orElse("");
      String operator = operator(column.type(), type, target.name());
      if (operator.isEmpty()) {
        note(
            table,
            column,
            "is " + column.type() + ", and the key of " + target.name() + " " + type);
        return;
      }
      ForeignKey named =
          new ForeignKey(
              "",
              table.name(),
              List.of(column.name()),
              target.name(),
              List.of(key),
              List.of(operator),
              false,
              false,
              false,
              false);
      checks.add(Orphans.check(named, scope, NOTE));
    }

    /** Empty where the two cannot be held against each other. */
    private String operator(String type, String other, TableName target) {
      return plain(type).equals(plain(other)) ? operators.getOrDefault(target, "") : "";
    }

    /** Whole numbers are one, and so are texts. */
    private static String plain(String type) {
      String name = type.replaceFirst("\\(\\d+\\)$", "");
      return switch (name) {
        case "smallint", "integer" -> "bigint";
        case "character varying" -> "text";
        default -> name;
      };
    }

    private void note(DataTable table, DataColumn column, String why) {
      notes.add(
          table.name() + "." + column.name() + " was not taken for a key by its name: it " + why);
    }

    private static String names(List<DataTable> tables) {
      return tables.stream()
          .map(table -> table.name().toString())
          .collect(Collectors.joining(" or "));
    }
  }
}
