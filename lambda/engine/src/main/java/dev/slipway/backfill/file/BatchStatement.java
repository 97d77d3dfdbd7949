package dev.slipway.backfill.file;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.sql.Statement;
import java.util.List;

/** The one statement of a backfill, which is run once a batch. */
public final class BatchStatement {

  static final String SIZE = "batch_size";

  private final Statement statement;
  private final Words words;
  private final List<BackfillParameter> parameters;
  private final List<Bound> bounds;
  private final List<ColumnName> assigned;

  /** {@code assigned}: the columns of its table that it gives values to. */
  BatchStatement(
      Faults source,
      List<BackfillParameter> parameters,
      List<Bound> bounds,
      List<ColumnName> assigned) {
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
   * @param key the columns of the key in order, compared by the operators of its index, whatever
   *     the search_path; empty for a statement without bounds
   */
  public PreparedBatch prepare(List<KeyColumn> key) {
    List<Problem> problems = problems(key.stream().map(KeyColumn::name).toList());
    if (!problems.isEmpty()) {
      throw new InvalidInput(
          Problems.format("The backfill cannot be run:", problems)
              + "\nNothing was done. Mend the file and run it again.");
    }
    return new BatchPreparer(statement, words, bounds, parameters).prepare(key);
  }

  /** The text alone: the same text is the same statement. */
  @Override
  public String toString() {
    return text();
  }
}
