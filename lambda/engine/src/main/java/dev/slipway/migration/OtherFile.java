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
          VERSION + "(go|java|class|kt|kts|groovy|scala|ts|js|mjs|cjs|py|rb|php|exs|cs|rs)");

  /** SQL under another ending, or of pop; notes and copies are neither. */
  private static final Pattern OTHER_ENDING =
      Pattern.compile(
          VERSION
              + "(pgsql|psql|plpgsql|postgres|postgresql|pg|ddl|dml|fizz|migration)"
              + "|\\d+_.*\\.(up|down)\\.go");

  /** What may be a step, and as well notes, a copy, or a script that is started by hand. */
  private static final Pattern DOUBTFUL =
      Pattern.compile(
          "\\d+(_\\d{6})?_[^.]+|"
              + VERSION
              + "(clj|edn|mts|pl|lua|ex|sh|bash|ps1"
              + "|sql\\.(gz|bz2|xz|zst|zip|j2|jinja2?|tmpl|tpl|template|erb|mustache))");

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

  /** The names of what may be a step, and is passed over, in a sentence; none where none is. */
  static List<String> doubts(List<String> names) {
    List<String> doubtful = names.stream().filter(OtherFile::isDoubtful).toList();
    return doubtful.isEmpty()
        ? List.of()
        : List.of(
            "not read, for the name does not end in .sql: "
                + shown(doubtful)
                + ". Where it is a migration, write it in SQL under such a name");
  }

  /** What lies there in the place of migrations, and what to do about it; empty where none does. */
  static String told(List<String> names) {
    List<String> meant =
        names.stream()
            .filter(name -> hasOtherEnding(name) || isProgram(name) || isDoubtful(name))
            .toList();
    if (meant.isEmpty()) {
      return "";
    }
    return ", but steps that are not read here: "
        + shown(meant)
        + ". Write in SQL what they do (their tool may be able to print it), or rename what is SQL"
        + " so that it ends in .sql";
  }

  private static String shown(List<String> names) {
    String more = names.size() > SHOWN ? ", and " + (names.size() - SHOWN) + " more" : "";
    return String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + more;
  }

  private static boolean isDoubtful(String name) {
    return DOUBTFUL.matcher(name).matches();
  }

  private static boolean hasOtherEnding(String name) {
    return OTHER_ENDING.matcher(name).matches();
  }

  private static boolean isProgram(String name) {
    return PROGRAM.matcher(name).matches() && !name.endsWith("_test.go");
  }
}
