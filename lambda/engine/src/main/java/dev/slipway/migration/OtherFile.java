package dev.slipway.migration;

import dev.slipway.error.Problems;
import java.util.regex.Pattern;

/** A file beside the migrations that is no SQL by its name. */
final class OtherFile {

  /** A step of goose, Flyway, node-pg-migrate and others that is no SQL. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "V?\\d[\\d._]*[_-].*\\.(go|java|class|kt|kts|groovy|scala|ts|js|mjs|cjs|py|rb|php|exs|cs|rs)");

  /** One of golang-migrate, which takes any ending, or of pop; notes and copies are neither. */
  private static final Pattern OTHER_ENDING =
      Pattern.compile(
          "\\d+_.*\\.(up|down)\\.(pgsql|psql|plpgsql|postgres|postgresql|pg|ddl|dml|fizz|go)");

  private OtherFile() {}

  /** Adds a problem where it is a step that would be passed over, or does not fit the others. */
  static void check(String name, Source source, Problems problems) {
    if (name.equals("atlas.sum")) {
      AtlasSum.check(source, problems);
    }
    if (OTHER_ENDING.matcher(name).matches()) {
      problems.add(
          name,
          "does not end in .sql, so it is not read and would be passed over. Rename it where it is"
              + " SQL; otherwise write what it does in SQL, or move it out of the folder");
    } else if (PROGRAM.matcher(name).matches() && !name.endsWith("_test.go")) {
      problems.add(
          name,
          "is a step in the language of a program, which is not run here and would be passed over."
              + " Write what it does in SQL, or move it out of the folder");
    }
  }
}
