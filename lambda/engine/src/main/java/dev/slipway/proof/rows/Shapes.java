package dev.slipway.proof.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the tables of a database are made of.
 *
 * @param types by their numbers
 */
record Shapes(Map<String, ServerType> types, List<TableShape> tables) {

  /**
   * The tables, each behind those that its foreign keys refer to. Where those go in a circle, a key
   * that may be NULL is the first to be passed over.
   */
  List<TableShape> inOrder() {
    List<TableShape> left = new ArrayList<>(tables);
    List<TableShape> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      TableShape next =
          first(left, key -> true)
              .or(() -> first(left, ForeignShape::required))
              .orElse(left.get(0));
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  /** The first of which no such key refers to another one. */
  private static Optional<TableShape> first(List<TableShape> left, Predicate<ForeignShape> counts) {
    return left.stream()
        .filter(
            table ->
                table.foreigns().stream()
                    .filter(counts)
                    .noneMatch(
                        key ->
                            left.stream()
                                .anyMatch(
                                    other ->
                                        !other.equals(table) && other.name().equals(key.table()))))
        .findFirst();
  }

  Optional<TableShape> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /**
   * The table whose key a column is most likely meant for, though nothing says so: {@code user_id}
   * is one of {@code user}, {@code users}.
   */
  Optional<ForeignShape> meant(TableShape of, ColumnShape column) {
    if (!column.name().endsWith("_id")) {
      return Optional.empty();
    }
    String schema = of.name().substring(0, of.name().lastIndexOf('.') + 1);
    String noun = column.name().substring(0, column.name().length() - 3);
    String many = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "es";
    return List.of(noun, noun + "s", many).stream()
        .flatMap(name -> table(schema + name).stream())
        .filter(table -> !table.equals(of))
        .flatMap(table -> key(table, column).stream())
        .findFirst();
  }

  private static Optional<ForeignShape> key(TableShape table, ColumnShape column) {
    return table.columns().stream()
        .filter(other -> other.type().equals(column.type()))
        .filter(other -> table.keys().contains(List.of(other.name())))
        .findFirst()
        .map(
            other ->
                new ForeignShape(
                    List.of(column.name()), table.name(), List.of(other.name()), false));
  }
}
