package dev.slipway.backfill.file;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The one statement of a backfill, which is run once a batch. */
public final class BatchStatement {

  static final String SIZE = "batch_size";

  private final Statement statement;
  private final Words words;
  private final List<Parameter> parameters;
  private final List<Bound> bounds;
  private final List<ColumnName> assigned;

  /** {@code assigned}: the columns of its table that it gives values to. */
  BatchStatement(
      Faults source, List<Parameter> parameters, List<Bound> bounds, List<ColumnName> assigned) {
    this.statement = source.statement();
    this.words = source.words();
    this.parameters = List.copyOf(parameters);
    this.bounds = List.copyOf(bounds);
    this.assigned = assigned;
  }

  /**
   * True when a batch is a stretch of the key; false when the statement takes {@code :batch_size}
   * rows and is run until it changes none.
   */
  public boolean isKeyset() {
    return !bounds.isEmpty();
  }

  /** How it stands in its file. */
  public String text() {
    return statement.sql();
  }

  /** What is wrong with it for a key: it is bounded by other columns, or changes the key's. */
  public List<Problem> problems(List<String> key) {
    Problems problems = new Problems();
    Faults faults = new Faults(statement, words, problems);
    for (Bound bound : bounds) {
      List<String> columns = bound.columns().stream().map(ColumnName::name).toList();
      if (!columns.equals(key)) {
        faults.add(
            bound.start(),
            "the batch is bounded by %s, and the key is %s; write it as %s"
                .formatted(
                    String.join(", ", columns), String.join(", ", key), KeyWords.example(key)));
      }
    }
    for (ColumnName column : isKeyset() ? assigned : List.<ColumnName>of()) {
      if (key.contains(column.name())) {
        faults.add(
            column.word(),
            "changes the key's column "
                + column.name()
                + ": a row could move into a batch that comes, and be changed twice");
      }
    }
    return problems.list();
  }

  /**
   * The statement with numbered parameters. Throws {@link InvalidInput} when it does not fit the
   * key.
   *
   * @param key the columns of the key in order; empty for a statement without bounds
   * @param operators the schema of the operators that compare them: those of its index are meant,
   *     whatever the search_path
   */
  public PreparedBatch prepare(List<KeyColumn> key, String operators) {
    List<Problem> problems = problems(key.stream().map(KeyColumn::name).toList());
    if (!problems.isEmpty()) {
      throw new InvalidInput(
          Problems.format("The backfill cannot be run:", problems)
              + "\nNothing was done. Mend the file and run it again.");
    }
    List<Slot> slots = slots(key);
    List<Edit> edits = new ArrayList<>();
    for (Bound bound : bounds) {
      bound.signs().forEach(sign -> edits.add(sign.of(operators)));
    }
    for (Word word : words.list()) {
      if (word.kind() == Word.Kind.PLACEHOLDER) {
        edits.add(new Edit(word.start(), word.end(), numbers(word.text(), slots)));
      }
    }
    edits.sort(Comparator.comparing(Edit::start));
    return new PreparedBatch(
        Edit.apply(statement.sql(), edits),
        slots,
        new PreparedBatch.Rewriting(statement, List.copyOf(edits)));
  }

  private List<Slot> slots(List<KeyColumn> key) {
    List<Slot> slots = new ArrayList<>();
    if (isKeyset()) {
      slots.addAll(ofKey(Slot.Kind.FROM, BoundReader.FROM, key));
      slots.addAll(ofKey(Slot.Kind.TO, BoundReader.TO, key));
    } else {
      slots.add(new Slot(Slot.Kind.SIZE, 0, SIZE, "bigint"));
    }
    for (Parameter parameter : parameters) {
      slots.add(new Slot(Slot.Kind.PARAMETER, 0, parameter.name(), parameter.type()));
    }
    return List.copyOf(slots);
  }

  private static List<Slot> ofKey(Slot.Kind kind, String name, List<KeyColumn> key) {
    return IntStream.range(0, key.size())
        .mapToObj(i -> new Slot(kind, i, name, key.get(i).type()))
        .toList();
  }

  /** One number, or a row of those that have the name. */
  private static String numbers(String name, List<Slot> slots) {
    List<String> numbers =
        IntStream.range(0, slots.size())
            .filter(i -> slots.get(i).name().equals(name))
            .mapToObj(i -> "$" + (i + 1))
            .toList();
    return numbers.size() == 1 ? numbers.get(0) : "ROW(" + String.join(", ", numbers) + ")";
  }

  /** The text alone: the same text is the same statement. */
  @Override
  public String toString() {
    return text();
  }
}
