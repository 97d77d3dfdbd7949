package dev.slipway.backfill.plan;

import dev.slipway.backfill.file.KeyColumn;
import dev.slipway.backfill.plan.TableFacts.Column;
import dev.slipway.backfill.plan.TableFacts.Index;
import dev.slipway.error.InvalidInput;
import dev.slipway.postgres.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chooses the key of a table, or says what it lacks and what to type. */
public final class KeyChoice {

  private final TableFacts table;
  private final List<String> wanted;
  private final String naming;
  private final List<String> lacks = new ArrayList<>();

  private KeyChoice(TableFacts table, List<String> wanted, String naming) {
    this.table = table;
    this.wanted = wanted;
    this.naming = naming;
  }

  /**
   * The key that is asked for; where none is, the primary key. Throws {@link InvalidInput} with all
   * that is missing.
   */
  public static Key of(TableFacts table, BackfillOrder order) {
    List<String> columns = order.backfill().key();
    List<String> wanted = columns.isEmpty() ? primary(table) : columns;
    String naming =
        order.isOfFile() ? "in the file (-- Key: column, column)" : "with --key, once a column";
    return new KeyChoice(table, wanted, naming).choose();
  }

  private static List<String> primary(TableFacts table) {
    return table.indexes().stream()
        .filter(Index::primary)
        .findFirst()
        .map(Index::columns)
        .orElseThrow(() -> withoutPrimary(table));
  }

  private static InvalidInput withoutPrimary(TableFacts table) {
    String others =
        table.indexes().stream()
            .filter(index -> index.unique() && index.usable() && index.ordered())
            .map(Index::columns)
            .filter(columns -> !columns.isEmpty() && columns.stream().allMatch(notNull(table)))
            .map(columns -> "\n  -- Key: " + String.join(", ", columns))
            .distinct()
            .collect(Collectors.joining());
    return new InvalidInput(
        "Table "
            + table.name()
            + " has no primary key, and the backfill names no key to go through its rows by."
            + " Nothing was done. Next: "
            + (others.isEmpty()
                ? "give it a unique key of columns that are NOT NULL, and name it in the file"
                    + " (-- Key: column, column)."
                : "name one of its unique keys in the file:" + others));
  }

  private static Predicate<String> notNull(TableFacts table) {
    return name -> table.column(name).map(Column::notNull).orElse(false);
  }

  private Key choose() {
    wanted.forEach(this::lookAt);
    if (lacks.isEmpty()) {
      refuseRepeated();
    }
    Index order = order();
    if (!lacks.isEmpty()) {
      throw refused();
    }
    List<KeyColumn> columns =
        IntStream.range(0, wanted.size())
            .mapToObj(i -> column(wanted.get(i), order.keys().get(i).operators()))
            .toList();
    return new Key(columns, order.name());
  }

  private void lookAt(String name) {
    if (table.column(name).isEmpty()) {
      lacks.add("there is no column " + name);
    } else if (!notNull(table).test(name)) {
      lacks.add(
          "column "
              + name
              + " may be NULL, and no row without a key would be found: ALTER TABLE "
              + table.name().quoted()
              + " ALTER COLUMN "
              + Sql.name(name)
              + " SET NOT NULL");
    }
  }

  private void refuseRepeated() {
    boolean unique =
        table.indexes().stream()
            .filter(index -> index.unique() && index.usable() && !index.columns().isEmpty())
            .anyMatch(index -> wanted.containsAll(index.columns()));
    if (!unique) {
      lacks.add(
          "nothing keeps two rows from having the same (a constraint that is DEFERRABLE, and an"
              + " index that is partial or INVALID, do not count): "
              + create("UNIQUE "));
    }
  }

  private Index order() {
    return table.indexes().stream()
        .filter(index -> index.usable() && index.ordered() && index.columns().equals(wanted))
        .findFirst()
        .orElseGet(this::none);
  }

  private Index none() {
    if (lacks.isEmpty()) {
      lacks.add(
          "no btree index holds them in this order, as they are sorted by default: " + create(""));
    }
    return new Index("", false, false, false, false, List.of());
  }

  private String create(String unique) {
    String concurrently = table.kind().equals("p") ? "" : "CONCURRENTLY ";
    return "CREATE "
        + unique
        + "INDEX "
        + concurrently
        + "ON "
        + table.name().quoted()
        + " ("
        + Sql.names(wanted)
        + ")";
  }

  private KeyColumn column(String name, String operators) {
    return new KeyColumn(name, table.column(name).orElseThrow().type(), operators);
  }

  private InvalidInput refused() {
    return new InvalidInput(
        "The rows of "
            + table.name()
            + " cannot be gone through by ("
            + String.join(", ", wanted)
            + "):"
            + lacks.stream().map(lack -> "\n  " + lack).collect(Collectors.joining())
            + "\nNothing was done. Next: mend that, or name another key "
            + naming
            + ".");
  }
}
