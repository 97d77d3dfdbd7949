package dev.slipway.history;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What of others stands under our names.
 *
 * @param refused what could run their code in our name, a line each
 * @param writers roles that may write what we remember, and that are none of ours
 */
public record Trust(List<String> refused, Set<String> writers) {

  private static final String HIDES = "hides rows from us (row security)";

  /** True when all that is refused is that rows of ours are hidden from us. */
  boolean onlyHides() {
    return refused.stream().allMatch(line -> line.contains(HIDES));
  }

  /** True when all that is refused is a schema of others, who could put things of theirs there. */
  boolean onlySchemas() {
    return refused.stream().allMatch(line -> line.startsWith("schema "));
  }

  /** Made of the answer to {@link TrustSql}. */
  static Trust of(Rows answer) {
    List<String> refused =
        answer.list().stream().filter(row -> !isWriter(row)).map(Trust::line).distinct().toList();
    Set<String> writers =
        answer.list().stream()
            .filter(Trust::isWriter)
            .map(row -> String.valueOf(row.get("owner")))
            .collect(Collectors.toCollection(TreeSet::new));
    return new Trust(refused, writers);
  }

  private static boolean isWriter(Row row) {
    return row.is("is_writer");
  }

  private static String line(Row row) {
    return row.get("type")
        + " "
        + row.get("identity")
        + " "
        + row.get("what")
        + ": "
        + row.get("owner");
  }
}
