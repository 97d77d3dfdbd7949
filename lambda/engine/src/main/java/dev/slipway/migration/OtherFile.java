package dev.slipway.migration;

import dev.slipway.error.Problems;
import java.util.List;
import java.util.regex.Pattern;

/** Files beside the migrations that are no SQL by their names; none is read. */
final class OtherFile {

  /** What the names of steps begin with, in most tools. */
  private static final String VERSION = "V?\\d[\\d._]*[_-].*\\.";

  /** A step of goose, Flyway, node-pg-migrate and others that is no SQL. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          VERSION
              + "(go|java|class|kt|kts|groovy|scala|clj|edn|ts|mts|js|mjs|cjs|py|rb|php|pl|lua|ex|exs"
              + "|cs|rs|sh|bash|ps1)");

  /**
   * SQL under another ending, packed, a template of it, or of pop; notes and copies are neither.
   */
  private static final Pattern OTHER_ENDING =
      Pattern.compile(
          VERSION
              + "(pgsql|psql|plpgsql|postgres|postgresql|pg|ddl|dml|fizz|migration"
              + "|sql\\.(gz|bz2|xz|zst|zip|j2|jinja2?|tmpl|tpl|template|erb|mustache))"
              + "|\\d+_.*\\.(up|down)\\.go");

  private static final Pattern NO_ENDING = Pattern.compile("\\d+(_\\d{6})?_[^.]+");

  private static final int SHOWN = 3;

  private OtherFile() {}

  /** Adds a problem where it is a step that would be passed over, or does not fit the others. */
  static void check(String name, Source source, Problems problems) {
    if (name.equals("atlas.sum")) {
      AtlasSum.check(source, problems);
    }
    if (hasOtherEnding(name)) {
      problems.add(
          name,
          "does not end in .sql, so it is not read and would be passed over. Rename it where it is"
              + " SQL; otherwise write what it does in SQL, or move it out of the folder");
    } else if (isProgram(name)) {
      problems.add(
          name,
          "is a step in the language of a program, which is not run here and would be passed over."
              + " Write what it does in SQL, or move it out of the folder");
    }
  }

  /** What lies there in the place of migrations, and what to do about it; empty where none does. */
  static String told(List<String> names) {
    List<String> meant =
        names.stream().filter(name -> hasOtherEnding(name) || isProgram(name)).toList();
    if (meant.isEmpty()) {
      return "";
    }
    String more = meant.size() > SHOWN ? ", and " + (meant.size() - SHOWN) + " more" : "";
    return ", but steps that are not read here: "
        + String.join(", ", meant.subList(0, Math.min(SHOWN, meant.size())))
        + more
        + ". Write in SQL what they do (their tool may be able to print it), or rename what is SQL"
        + " so that it ends in .sql";
  }

  private static boolean hasOtherEnding(String name) {
    return OTHER_ENDING.matcher(name).matches() || NO_ENDING.matcher(name).matches();
  }

  private static boolean isProgram(String name) {
    return PROGRAM.matcher(name).matches() && !name.endsWith("_test.go");
  }
}
