package dev.slipway.backfill.file;

import dev.slipway.error.Problems;
import dev.slipway.postgres.TableName;
import dev.slipway.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads the statement of a backfill; what is wrong with it is added to the problems. */
final class BatchReader {

  private static final Set<String> VERBS = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");
  private static final Set<String> OTHERS = Set.of("SELECT", "VALUES", "TABLE");

  private final TableName table;
  private final List<String> key;
  private final List<BackfillParameter> parameters;
  private final Words words;
  private final Faults faults;

  /** {@code key}: empty where the file does not say it. */
  BatchReader(
      Statement statement, Subject subject, List<BackfillParameter> parameters, Problems problems) {
    this.table = subject.table();
    this.key = subject.key();
    this.parameters = parameters;
    this.words = WordReader.read(statement, ParameterCheck.names(parameters));
    this.faults = new Faults(statement, words, problems);
  }

  /** The table whose rows are gone through, and the key that orders them. */
  record Subject(TableName table, List<String> key) {}

  BatchStatement read() {
    verb();
    ParameterCheck check = new ParameterCheck(words, parameters, faults);
    check.names();
    List<Bound> bounds = bounds();
    Set<String> uses = TableUses.names(words, table);
    if (uses.isEmpty()) {
      faults.add(0, "the statement does not name the table " + table + " of its header");
    } else {
      bounds.forEach(bound -> qualifiers(bound, uses));
    }
    BatchStatement statement =
        new BatchStatement(faults, parameters, bounds, Assignments.of(words, table));
    if (!key.isEmpty() && statement.isKeyset()) {
      faults.problems().addAll(statement.problems(key));
    }
    check.bounds(KeyWords.example(key));
    return statement;
  }

  /** What is alone because the other was refused is not worth a word. */
  private List<Bound> bounds() {
    int before = faults.problems().count();
    List<Bound> bounds = BoundReader.read(words, faults, KeyWords.example(key));
    if (faults.problems().count() == before) {
      new ConjunctCheck(words, faults).check(bounds);
    }
    return bounds;
  }

  private void verb() {
    int at = 0;
    boolean with = words.isAt(0, "WITH");
    while (with && at < words.size() && !isVerb(at)) {
      at++;
    }
    if (!VERBS.contains(words.at(at).text())) {
      faults.add(
          at < words.size() ? at : 0,
          "a backfill is one INSERT, UPDATE, DELETE or MERGE, with WITH or without"
              + (with ? "; what comes behind WITH changes nothing" : ""));
    }
    boolean inserts = words.isAt(at, "INSERT") && TableUses.isAt(words, at + 2, table);
    if (inserts && words.list().stream().noneMatch(word -> word.is("CONFLICT"))) {
      faults.add(
          at, "puts rows into the table that it goes through, and would never come to an end");
    }
  }

  private boolean isVerb(int at) {
    Word word = words.at(at);
    return word.kind() == Word.Kind.NAME
        && word.bracket() < 0
        && (VERBS.contains(word.text()) || OTHERS.contains(word.text()))
        && !words.isAt(at + 1, "AS");
  }

  private void qualifiers(Bound bound, Set<String> uses) {
    for (ColumnName column : bound.columns()) {
      String qualifier = Objects.requireNonNullElse(column.qualifier(), table.name());
      if (!uses.contains(qualifier)) {
        faults.add(
            column.word(),
            "%s is not %s, whose rows are gone through; the statement knows that as %s"
                .formatted(qualifier, table, String.join(", ", uses)));
      }
    }
  }
}
