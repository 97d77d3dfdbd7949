package dev.slipway.migration;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name as tools have it that keep the way there and the way back in two files, in other forms
 * than are read here: yoyo ({@code 0001.a.rollback.sql}), postgrator ({@code 001.undo.a.sql}),
 * db-migrate ({@code 20240102030405-a-down.sql}). With a version of its own, the second file would
 * take back what the first has made.
 *
 * @param number the version, as it is written
 * @param rest what else it is called, or {@link #UNNAMED}
 */
record PairedName(String name, String number, String rest) {

  private static final String UNNAMED = "what_it_does";
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final String NUMBER = "V?(?<number>\\d{8}_\\d{6}|\\d+)";
  private static final String GAP = "[-_. ]+";
  private static final String REST = "(?:" + GAP + "(?<rest>[^-_. ].*?))?";

  /** The word may stand in front of the number, right behind it, or at the end. */
  private static final List<Pattern> BACK =
      forms("(?:down|undo|roll[-_]?back|revert|downgrade|backwards?)");

  private static final List<Pattern> THERE = forms("(?:up|do|forwards?|apply|upgrade)");
  private static final List<Pattern> PLAIN = List.of(pattern(NUMBER + REST));

  private static List<Pattern> forms(String word) {
    return List.of(
        pattern(word + GAP + NUMBER + REST),
        pattern(NUMBER + GAP + word + REST),
        pattern(NUMBER + REST + GAP + word));
  }

  private static Pattern pattern(String stem) {
    return Pattern.compile(stem + "\\.sql", Pattern.CASE_INSENSITIVE);
  }

  private static Optional<PairedName> in(String name, List<Pattern> forms) {
    return forms.stream()
        .map(form -> form.matcher(name))
        .filter(Matcher::matches)
        .map(parts -> new PairedName(name, parts.group("number"), rest(parts)))
        .findFirst();
  }

  private static String rest(Matcher parts) {
    String rest = parts.group("rest");
    return rest == null ? UNNAMED : rest;
  }

  private static Optional<PairedName> back(String name) {
    return in(name, BACK);
  }

  private static Optional<PairedName> there(String name) {
    return back(name).isPresent() ? Optional.empty() : in(name, THERE).or(() -> in(name, PLAIN));
  }

  /** The file whose way back a name is, among some; empty where it may be a migration by itself. */
  static Optional<PairedName> forwardOf(String name, Collection<String> names) {
    return back(name)
        .flatMap(
            back ->
                names.stream()
                    .flatMap(other -> there(other).stream())
                    .filter(back::isOf)
                    .findFirst());
  }

  /** Two branches may have taken one number; then the rests differ. */
  private boolean isOf(PairedName there) {
    return there.number.equals(number)
        && (rest.equals(UNNAMED) || there.rest.equals(UNNAMED) || words().equals(there.words()));
  }

  private String words() {
    return rest.replaceAll(GAP, "_").toLowerCase(Locale.ROOT);
  }

  /** The same for all files that may be a pair. */
  static String digits(String name) {
    Matcher digits = DIGITS.matcher(name);
    return digits.find() ? digits.group() : "";
  }

  /** What a file of a pair among some is to be called, or done with; empty for any other. */
  static Optional<String> better(String name, Collection<String> names) {
    return forwardOf(name, names)
        .map(forward -> forward.asDown().orElseGet(() -> "(" + forward.asSection() + ")"))
        .or(
            () ->
                there(name)
                    .filter(one -> names.stream().anyMatch(other -> one.isTakenBackBy(other)))
                    .flatMap(PairedName::asUp));
  }

  private boolean isTakenBackBy(String other) {
    return back(other).filter(back -> back.isOf(this)).isPresent();
  }

  /** What to do about one of two with one version; empty unless it may be the other's way back. */
  static Optional<String> adviceOn(String name, String twin) {
    if (twin.endsWith(".up.sql") || back(name).isEmpty()) {
      return Optional.empty();
    }
    return there(twin)
        .map(
            there -> forwardOf(name, List.of(twin)).map(PairedName::advice).orElse(there.either()));
  }

  private String either() {
    return "has the same version as "
        + name
        + "; give it a new one, or if it is the way back of that file, put "
        + asSection();
  }

  /** What to do about the way back of this one, in a sentence. */
  String advice() {
    String pair =
        asUp()
            .flatMap(
                up -> asDown().map(down -> "Name the two " + up + " and " + down + ", or put "))
            .orElse("Put ");
    return "By its name it is the way back of " + name + ". " + pair + asSection();
  }

  private String asSection() {
    return "what it says into " + name + ", below a line -- DOWN";
  }

  private Optional<String> asUp() {
    return as(".up.sql");
  }

  private Optional<String> asDown() {
    return as(".down.sql");
  }

  /** In the form of golang-migrate, whose version is one number. */
  private Optional<String> as(String ending) {
    return number.contains("_") ? Optional.empty() : Optional.of(number + "_" + rest + ending);
  }
}
