package dev.slipway.backup.rehearse;

import dev.slipway.backup.restore.definition.DefinitionFiles;
import dev.slipway.error.Count;
import dev.slipway.error.Problem;
import dev.slipway.postgres.dump.SchemaDumper;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares definitions in a backup with those that the same pg_dump writes of a restored database:
 * line by line, or without owners and privileges where these could not be restored. A server writes
 * some definitions otherwise once it has read them from a dump, such as {@code IN} on a varchar;
 * where anything differs, their {@link NormalForm} is what those restored must equal.
 */
final class DefinitionsComparison {

  /** What the same definitions differ in from dump to dump. */
  private static final String EACH_TIME =
      "^(\\\\(un)?restrict .*|-- Dumped (from database|by pg_dump) version .*)$";

  private final DefinitionFiles files;
  private final Extent extent;
  private final NormalForm normalForm;
  private final List<String> warnings = new ArrayList<>();
  private int same;

  DefinitionsComparison(DefinitionFiles files, Extent extent, NormalForm normalForm) {
    this.files = files;
    this.extent = extent;
    this.normalForm = normalForm;
  }

  /** How many lines, or statements, were the same. */
  int same() {
    return same;
  }

  /** What was not compared as the backup has it. */
  List<String> warnings() {
    return warnings;
  }

  /** What differs, as a small diff of each file. */
  List<Problem> compare(SchemaDumper dumper) throws IOException {
    Map<String, String> stored = files.stored();
    Map<String, String> restored = files.dumped(dumper);
    Map<String, Difference> differences = differences(stored, restored, stored);
    return differences.isEmpty() ? List.of() : compareNormalForm(differences, stored, restored);
  }

  /**
   * What the restore made as the backup has it is right, also where that could not be made here.
   */
  private List<Problem> compareNormalForm(
      Map<String, Difference> first, Map<String, String> stored, Map<String, String> restored) {
    Map<String, Difference> differences = differences(normalForm.of(stored), restored, stored);
    first.forEach(
        (file, difference) -> {
          if (!differences.containsKey(file)) {
            warnings.add(warning(file, difference));
          }
        });
    List<Problem> problems = new ArrayList<>();
    differences.forEach((file, difference) -> problems.add(problem(file, difference)));
    if (differences.values().stream().allMatch(one -> one.gone().isEmpty())) {
      normalForm.requireNothingUnmade(problems);
    }
    return problems;
  }

  /** By file; those that are the same are left out. */
  private Map<String, Difference> differences(
      Map<String, String> expected, Map<String, String> restored, Map<String, String> stored) {
    Map<String, Difference> differences = new LinkedHashMap<>();
    same = 0;
    expected.forEach(
        (file, text) -> {
          List<String> pieces = pieces(text);
          Difference difference =
              Difference.between(
                  pieces,
                  pieces(restored.getOrDefault(file, "")),
                  pieces(stored.getOrDefault(file, "")));
          same += pieces.size() - difference.gone().size();
          if (!difference.isEmpty()) {
            differences.put(file, difference);
          }
        });
    return differences;
  }

  private List<String> pieces(String text) {
    return extent.isWhole()
        ? text.lines().filter(line -> !line.matches(EACH_TIME)).toList()
        : StatementReader.read(text).statements().stream()
            .filter(one -> extent.keeps(one.words()))
            .map(Statement::sql)
            .toList();
  }

  private String unit() {
    return extent.isWhole() ? "line" : "statement";
  }

  private Problem problem(String file, Difference difference) {
    return new Problem(
        file,
        Count.of(difference.size(), unit(), "differs", "differ")
            + " after the restore:"
            + difference.text());
  }

  private String warning(String file, Difference difference) {
    int size = difference.gone().size();
    return Count.of(size, unit())
        + " of "
        + file
        + (size == 1 ? " is" : " are")
        + " written otherwise once the server has read "
        + (size == 1 ? "it, and was" : "them, and were")
        + " compared as written then";
  }
}
