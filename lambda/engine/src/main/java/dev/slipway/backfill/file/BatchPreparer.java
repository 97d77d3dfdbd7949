package dev.slipway.backfill.file;

import dev.slipway.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts numbers in the place of placeholders, and our operators in that of the bounds' signs. */
record BatchPreparer(
    Statement statement, Words words, List<Bound> bounds, List<BackfillParameter> parameters) {

  PreparedBatch prepare(List<KeyColumn> key) {
    List<Slot> slots = slots(key);
    List<Edit> edits = new ArrayList<>(bounds(key, slots));
    for (Word word : words.list()) {
      boolean within = edits.stream().anyMatch(edit -> edit.holds(word.start()));
      if (word.kind() == Word.Kind.PLACEHOLDER && !within) {
        edits.add(new Edit(word.start(), word.end(), row(numbers(word.text(), slots))));
      }
    }
    edits.sort(Comparator.comparing(Edit::start));
    return new PreparedBatch(
        Edit.apply(statement.sql(), edits),
        slots,
        new PreparedBatch.Rewriting(statement, List.copyOf(edits)));
  }

  private List<Edit> bounds(List<KeyColumn> key, List<Slot> slots) {
    String schema = KeyComparison.schema(key);
    return schema.isEmpty()
        ? bounds.stream().map(bound -> inTurn(bound, key, slots)).toList()
        : bounds.stream().flatMap(b -> b.signs().stream()).map(sign -> sign.of(schema)).toList();
  }

  /** No comparison of rows can name the operators of several schemas. */
  private Edit inTurn(Bound bound, List<KeyColumn> key, List<Slot> slots) {
    List<String> columns =
        bound.columns().stream()
            .map(column -> words.written(column.word(), words.lastPart(column.word()) + 1))
            .toList();
    String text =
        bound.ends().stream()
            .map(
                end ->
                    new KeyComparison(key, columns, numbers(end, slots))
                        .sql(end.equals(BoundReader.FROM) ? ">=" : "<="))
            .collect(Collectors.joining(" AND "));
    return new Edit(words.at(bound.start()).start(), words.at(bound.end() - 1).end(), text);
  }

  private List<Slot> slots(List<KeyColumn> key) {
    List<Slot> slots = new ArrayList<>();
    if (bounds.isEmpty()) {
      slots.add(new Slot(Slot.Kind.SIZE, 0, BatchStatement.SIZE, "bigint"));
    } else {
      slots.addAll(ofKey(Slot.Kind.FROM, BoundReader.FROM, key));
      slots.addAll(ofKey(Slot.Kind.TO, BoundReader.TO, key));
    }
    for (BackfillParameter parameter : parameters) {
      slots.add(new Slot(Slot.Kind.PARAMETER, 0, parameter.name(), parameter.type()));
    }
    return List.copyOf(slots);
  }

  private static List<Slot> ofKey(Slot.Kind kind, String name, List<KeyColumn> key) {
    return IntStream.range(0, key.size())
        .mapToObj(i -> new Slot(kind, i, name, key.get(i).type()))
        .toList();
  }

  private static List<String> numbers(String name, List<Slot> slots) {
    return IntStream.range(0, slots.size())
        .filter(i -> slots.get(i).name().equals(name))
        .mapToObj(i -> "$" + (i + 1))
        .toList();
  }

  private static String row(List<String> numbers) {
    String all = String.join(", ", numbers);
    return numbers.size() == 1 ? all : "ROW(" + all + ")";
  }
}
