package dev.slipway.backfill.file;

import dev.slipway.error.Problems;
import dev.slipway.error.Spelling;
import dev.slipway.postgres.TableName;
import dev.slipway.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the statement of a backfill; what is wrong with it is added to the problems. */
final class BatchReader {

  private static final Set<String> VERBS = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");
  private static final Set<String> OURS =
      Set.of(BoundReader.FROM, BoundReader.TO, BatchStatement.SIZE);
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
    this.words = WordReader.read(statement, names(parameters));
    this.faults = new Faults(statement, words, problems);
  }

  /** The table whose rows are gone through, and the key that orders them. */
  record Subject(TableName table, List<String> key) {}

  private static Set<String> names(List<BackfillParameter> parameters) {
    return parameters.stream().map(BackfillParameter::name).collect(Collectors.toSet());
  }

  BatchStatement read() {
    verb();
    placeholders();
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
    kind();
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

  private void placeholders() {
    Set<String> used = new TreeSet<>();
    Set<String> known = names(parameters);
    for (int i = 0; i < words.size(); i++) {
      Word word = words.at(i);
      if (word.kind() == Word.Kind.PSQL_VARIABLE || word.kind() == Word.Kind.NUMBERED) {
        faults.add(
            i, word.written() + " is not a parameter here; write it as :name, its value is bound");
      } else if (word.kind() == Word.Kind.PLACEHOLDER) {
        used.add(word.text());
        if (!known.contains(word.text()) && !isOurs(word.text())) {
          faults.add(i, word.written() + " is not declared; " + meant(word.text(), known));
        }
      }
    }
    parameters.stream()
        .filter(parameter -> !used.contains(parameter.name()))
        .forEach(
            parameter ->
                faults.add(0, "the parameter " + parameter.name() + " is used nowhere in it"));
  }

  private static String meant(String word, Set<String> known) {
    Set<String> all = new TreeSet<>(known);
    String declared = known.isEmpty() ? "" : " (declared are " + String.join(", ", all) + ")";
    all.addAll(OURS);
    String say = "say -- Params: " + word + declared;
    return Spelling.nearest(word, all).map(near -> "did you mean :" + near + "? Else ").orElse("")
        + say;
  }

  private static boolean isOurs(String name) {
    return OURS.contains(name);
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

  /** Bounds, or a size; without either all rows would be changed at once. */
  private void kind() {
    List<Integer> bounds = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.at(i).isPlaceholder(BatchStatement.SIZE)) {
        sizes.add(i);
      } else if (words.at(i).kind() == Word.Kind.PLACEHOLDER && isOurs(words.at(i).text())) {
        bounds.add(i);
      }
    }
    if (bounds.isEmpty() && sizes.isEmpty()) {
      faults.add(
          0,
          "would change all rows at once; bound it by "
              + KeyWords.example(key)
              + ", or let it take LIMIT :batch_size rows until none is left");
    } else if (!bounds.isEmpty() && !sizes.isEmpty()) {
      faults.add(
          sizes.get(0),
          "a batch is bounded by :batch_from and :batch_to, or takes :batch_size rows, not both");
    }
    sizes.stream()
        .filter(at -> !isLimit(at))
        .forEach(at -> faults.add(at, "stands behind no LIMIT"));
  }

  private boolean isLimit(int at) {
    int before = words.isAt(at - 1, "(") ? at - 2 : at - 1;
    boolean fetch = words.isAt(before - 1, "FETCH") && words.isAt(before, "FIRST", "NEXT");
    return fetch || words.isAt(before, "LIMIT");
  }
}
