package dev.slipway.transfer.table;

import dev.slipway.error.InvalidInput;
import dev.slipway.postgres.TableName;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tables somebody has chosen.
 *
 * @param wanted patterns of those that are wanted; empty for all
 * @param unwanted patterns of those that are not, also where they are wanted
 */
public record TableChoice(List<TablePattern> wanted, List<TablePattern> unwanted) {

  /** All tables. */
  public static final TableChoice ALL = new TableChoice(List.of(), List.of());

  /** True for a table that was chosen. */
  public boolean takes(TableName table) {
    return (wanted.isEmpty() || wanted.stream().anyMatch(one -> one.fits(table)))
        && unwanted.stream().noneMatch(one -> one.fits(table));
  }

  /**
   * The tables of a schema that were chosen. Throws {@link InvalidInput} that names each pattern
   * that no table fits, and says so where none is left.
   */
  public DataSchema of(DataSchema schema) {
    List<String> problems =
        Stream.concat(wanted.stream(), unwanted.stream())
            .filter(pattern -> schema.tables().stream().noneMatch(t -> pattern.fits(t.name())))
            .map(pattern -> pattern + problem(pattern, schema))
            .toList();
    if (!problems.isEmpty()) {
      throw new InvalidInput(
          "In %s: %s. Nothing was done.".formatted(schema.database(), String.join("; ", problems)));
    }
    DataSchema chosen = schema.with(table -> takes(table.name()));
    if (chosen.tables().isEmpty() && !schema.tables().isEmpty()) {
      throw new InvalidInput("In " + schema.database() + " no table is left. Nothing was done.");
    }
    return chosen;
  }

  private static String problem(TablePattern pattern, DataSchema schema) {
    String left =
        schema.leftOut().stream()
            .filter(one -> pattern.fits(one.table()))
            .map(LeftOutTable::toString)
            .collect(Collectors.joining(", "));
    if (!left.isEmpty()) {
      return " names what is left out: " + left;
    }
    String near = near(pattern, schema);
    return " fits no table" + (near.isEmpty() ? "" : "; there is " + near);
  }

  /** Those whose own name is the same but for case or schema. */
  private static String near(TablePattern pattern, DataSchema schema) {
    Predicate<TableName> same = table -> pattern.isNear(table);
    return schema.tables().stream()
        .map(DataTable::name)
        .filter(same)
        .limit(5)
        .map(TableName::toString)
        .collect(Collectors.joining(", "));
  }
}
