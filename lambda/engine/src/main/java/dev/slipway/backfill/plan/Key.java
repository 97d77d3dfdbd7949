package dev.slipway.backfill.plan;

import dev.slipway.backfill.file.KeyColumn;
import dev.slipway.backfill.file.KeyComparison;
import dev.slipway.postgres.Sql;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns by which the rows of a table are gone through: no two rows have the same, and an
 * index holds them in order.
 *
 * @param index its name
 */
public record Key(List<KeyColumn> columns, String index) {

  /** Each column as SQL has it in a list. */
  public String list(Function<String, String> each) {
    return columns.stream()
        .map(column -> each.apply(Sql.name(column.name())))
        .collect(Collectors.joining(", "));
  }

  /** The columns under names of ours: {@code "id" AS k0}. */
  public String named() {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> Sql.name(columns.get(i).name()) + " AS k" + i)
        .collect(Collectors.joining(", "));
  }

  /** Those names. */
  public String names(String behind) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> "k" + i + behind)
        .collect(Collectors.joining(", "));
  }

  /** A condition on a row's key, whatever the search_path: {@code >}, {@code <=} and so on. */
  public String compared(String operator, List<String> values) {
    List<String> literals =
        IntStream.range(0, columns.size())
            .mapToObj(i -> Sql.literal(values.get(i)) + "::" + columns.get(i).type())
            .toList();
    List<String> names = columns.stream().map(column -> Sql.name(column.name())).toList();
    return new KeyComparison(columns, names, literals).sql(operator);
  }

  /** A key for people: {@code id 17}. */
  public String told(List<String> values) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i).name() + " " + values.get(i))
        .collect(Collectors.joining(", "));
  }
}
