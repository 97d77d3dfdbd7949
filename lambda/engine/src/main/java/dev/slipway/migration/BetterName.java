package dev.slipway.migration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name that is meant by one that fits no form: other tools' forms, and slips of the pen. */
final class BetterName {

  /** A form and what it becomes. */
  private record Form(Pattern pattern, UnaryOperator<String> digits) {

    Form(String pattern, UnaryOperator<String> digits) {
      this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), digits);
    }

    Optional<String> of(String name) {
      return pattern
          .matcher(name)
          .results()
          .findFirst()
          .map(match -> digits.apply(match.group(1)) + "_" + description(match));
    }

    private static String description(MatchResult match) {
      String rest = match.group(2).strip().replaceAll("^[\\s_.-]+", "");
      return (rest.isEmpty() ? "what_it_does" : rest) + ".sql";
    }
  }

  private static final String REST = "([^.\\d].*|)\\.sql";

  private static final List<Form> FORMS =
      List.of(
          new Form(
              "^((?:19|20)\\d\\d[-_][01]\\d[-_][0-3]\\d[-_T]\\d{4,6})" + REST, BetterName::time),
          new Form("^((?:19|20)\\d\\d[-_][01]\\d[-_][0-3]\\d)" + REST, BetterName::time),
          new Form("^V?((?:19|20)\\d{6}[-_T]?\\d{4,6})" + REST, BetterName::time),
          new Form("^V((?:\\d+[._])*\\d+)__" + REST, BetterName::parts),
          new Form("^V?(\\d+)" + REST, digits -> digits));

  private static final Pattern CALLBACK =
      Pattern.compile("(?i)(before|after)[A-Z]\\w*(__.*)?\\.sql");

  private BetterName() {}

  private static final Pattern PARTS = Pattern.compile("(?i)^V((?:\\d+[._])*\\d+)__.*");

  /**
   * Of so many parts is the longest of Flyway's versions: with those of fewer it keeps its place.
   */
  static int parts(List<String> names) {
    return names.stream()
        .map(PARTS::matcher)
        .filter(Matcher::matches)
        .mapToInt(version -> version.group(1).split("[._]", -1).length)
        .max()
        .orElse(0);
  }

  /** What becomes of one of several names; of none where it is no migration by itself. */
  static String amongOthers(String name, int parts) {
    if (isUndo(name)) {
      return "(its text goes behind a line -- DOWN in the file that it undoes)";
    }
    if (CALLBACK.matcher(name).matches()) {
      return "(a callback of Flyway, and no migration: into a sub-folder)";
    }
    Matcher version = PARTS.matcher(name);
    int given = version.matches() ? version.group(1).split("[._]", -1).length : parts;
    String longer =
        given < parts
            ? "V" + version.group(1) + ".0".repeat(parts - given) + name.substring(version.end(1))
            : name;
    return of(longer).orElse("NNN_" + name);
  }

  private static boolean isUndo(String name) {
    return name.toUpperCase(Locale.ROOT).matches("U[\\d._]+__.*");
  }

  /** A name that fits, empty when nobody can tell what is meant. */
  static Optional<String> of(String name) {
    String plain = name.strip().replaceFirst("(?i)\\.sql$", ".sql");
    if (FileName.parse(plain).isPresent()) {
      return Optional.of(plain);
    }
    return FORMS.stream()
        .flatMap(form -> form.of(plain).stream())
        .filter(better -> FileName.parse(better).isPresent())
        .findFirst();
  }

  /** What to do about a name, in a sentence. */
  static String advice(String name) {
    if (isUndo(name)) {
      return "What undoes a migration stands in its own file, behind a line -- DOWN.";
    }
    return of(name)
        .map(better -> "Rename it to " + better + ".")
        .orElse(
            "Give it a version, such as 001_"
                + name.strip().replaceFirst("(?i)\\.sql$", "")
                + ".sql, or put it into a sub-folder if it is no migration.");
  }

  private static String time(String written) {
    String digits = (written.replaceAll("\\D", "") + "000000").substring(0, 14);
    return digits.substring(0, 8) + "_" + digits.substring(8);
  }

  private static String parts(String written) {
    String[] parts = written.split("[._]", -1);
    StringBuilder version = new StringBuilder();
    for (String part : parts) {
      version.append("0".repeat(Math.max(0, 3 - part.length()))).append(part);
    }
    return version.toString();
  }
}
