package dev.slipway.proof.rows;

import dev.slipway.postgres.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes values of types, as expressions of SQL. Pure: the same draw gives the same value.
 *
 * @param types those that there are, by their numbers
 */
record ValueExpressions(Map<String, ServerType> types) {

  /** How deep types may lie in each other. */
  private static final int DEEPEST = 8;

  /** A value of a column; nothing where no value of its type can be made. */
  Optional<String> of(ColumnShape column, List<String> checks, Draw draw) {
    return of(
        column.type(),
        column.modifier(),
        ValueLimits.of(Sql.plainName(column.name()), checks),
        draw,
        0);
  }

  /** Whether a type refuses NULL by itself. */
  boolean refusesNull(String type) {
    ServerType of = types.get(type);
    return of != null
        && of.kind() == 'd'
        && (of.notNull() || of.inner().stream().anyMatch(this::refusesNull));
  }

  private Optional<String> of(String type, int modifier, ValueLimits limits, Draw draw, int depth) {
    ServerType of = types.get(type);
    if (of == null || depth > DEEPEST) {
      return Optional.empty();
    }
    return switch (of.kind()) {
      case 'd' -> domain(of, limits, draw, depth).map(value -> cast(value, of));
      case 'e' -> label(of, limits, draw).map(label -> cast(Sql.literal(label), of));
      case 'r' -> range(of, draw, depth);
      case 'm' -> inner(of, draw, depth).map(values -> of.name() + "(" + values.get(0) + ")");
      case 'c' ->
          inner(of, draw, depth).map(values -> cast("ROW(" + String.join(", ", values) + ")", of));
      default ->
          of.array()
              ? array(of, modifier, draw, depth)
              : PlainValues.of(of.base(), modifier, limits, draw)
                  .map(value -> cast(Sql.literal(value), of));
    };
  }

  private static String cast(String value, ServerType type) {
    return value + "::" + type.name();
  }

  /** The limits of the column are those of the value too, where the domain says nothing. */
  private Optional<String> domain(ServerType of, ValueLimits outer, Draw draw, int depth) {
    ValueLimits limits = of.checks().isEmpty() ? outer : ValueLimits.of("VALUE", of.checks());
    return of(of.inner().get(0), of.modifier(), limits, draw, depth + 1);
  }

  private static Optional<String> label(ServerType of, ValueLimits limits, Draw draw) {
    List<String> labels = limits.allowed().isEmpty() ? of.labels() : limits.allowed();
    return labels.isEmpty()
        ? Optional.empty()
        : Optional.of(labels.get(draw.number() % labels.size()));
  }

  /** Ranges of keys do not touch each other. */
  private Optional<String> range(ServerType of, Draw draw, int depth) {
    Draw from = new Draw(draw.seed(), draw.row() * 10, draw.place(), true);
    Draw to = new Draw(draw.seed(), draw.row() * 10 + 5, draw.place(), true);
    ValueLimits none = ValueLimits.of("", List.of());
    String bound = of.inner().get(0);
    return of(bound, -1, none, from, depth + 1)
        .flatMap(
            low ->
                of(bound, -1, none, to, depth + 1)
                    .map(high -> "%s(%s, %s)".formatted(of.name(), low, high)));
  }

  private Optional<List<String>> inner(ServerType of, Draw draw, int depth) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < of.inner().size(); i++) {
      of(of.inner().get(i), -1, ValueLimits.of("", List.of()), draw.part(i), depth + 1)
          .ifPresent(values::add);
    }
    return values.size() == of.inner().size() ? Optional.of(values) : Optional.empty();
  }

  private Optional<String> array(ServerType of, int modifier, Draw draw, int depth) {
    ValueLimits none = ValueLimits.of("", List.of());
    String element = of.inner().get(0);
    return Optional.of(
            Stream.of(draw, draw.part(1))
                .map(each -> of(element, modifier, none, each, depth + 1).orElse(null))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", ", "ARRAY[", "]")))
        .filter(values -> !values.equals("ARRAY[]"))
        .map(values -> cast(values, of));
  }
}
