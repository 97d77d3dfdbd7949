package dev.slipway.migration;

import java.util.Collection;
import java.util.List;
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
 * @param rest what else it is called; may be empty
 */
record PairedName(String name, String number, String rest) {

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
    return rest == null ? "what_it_does" : rest;
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
                    .filter(other -> other.number.equals(back.number))
                    .findFirst());
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
    return back(other).filter(back -> back.number.equals(number)).isPresent();
  }

  /** What to do about one of two with one version; empty unless it is the other's way back. */
  static Optional<String> adviceOn(String name, String twin) {
    return forwardOf(name, List.of(twin))
        .filter(forward -> !twin.endsWith(".up.sql"))
        .map(PairedName::advice);
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
