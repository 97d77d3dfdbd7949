package dev.slipway.migration;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
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
          new Form("^V?(\\d+)" + REST, digits -> digits),
          new Form("^(\\d+)\\.([^.\\d].*)\\.sql", digits -> digits));

  private static final Pattern CALLBACK =
      Pattern.compile("(?i)(before|after)[A-Z]\\w*(__.*)?\\.sql");

  private static final Pattern BASELINE = Pattern.compile("B\\d+(?:[._]\\d+)*__.*\\.sql");

  private BetterName() {}

  /** What becomes of one of several names; of none where it is no migration by itself. */
  static String amongOthers(String name) {
    return CALLBACK.matcher(name).matches()
        ? "(a callback of Flyway, and no migration: into a sub-folder)"
        : BASELINE.matcher(name).matches()
            ? "(a baseline of Flyway: into a sub-folder, or with V in the place of B)"
            : of(name).orElse("NNN_" + name);
  }

  /** A name that fits, empty when nobody can tell what is meant. */
  static Optional<String> of(String name) {
    String plain = FileName.withoutText(name.strip()).replaceFirst("(?i)\\.sql$", ".sql");
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
    if (CALLBACK.matcher(name).matches()) {
      return "It is a callback of Flyway, which nobody calls here. Put what it does into the"
          + " migrations, and the file into a sub-folder.";
    }
    if (BASELINE.matcher(name).matches()) {
      return "It is a baseline of Flyway, which stands for all versions up to its own. Put it into a"
          + " sub-folder; where those are no longer there, begin its name with V.";
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
}
