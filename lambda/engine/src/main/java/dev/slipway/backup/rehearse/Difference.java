package dev.slipway.backup.rehearse;

import dev.slipway.sql.LineDifference;
import dev.slipway.sql.Passwords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How two texts differ, whatever the order of their pieces, which are lines or statements.
 *
 * @param gone those that the second has not, as often as it has fewer of them
 * @param added those that the first has not, likewise
 */
record Difference(List<String> gone, List<String> added) {

  private static final int SHOWN = 10;

  /** The second may also have pieces of a third text, as often as that has them. */
  static Difference between(List<String> before, List<String> after, List<String> allowed) {
    List<String> may = new ArrayList<>(before);
    may.addAll(LineDifference.without(allowed, before));
    return new Difference(
        LineDifference.without(before, after), LineDifference.without(after, may));
  }

  boolean isEmpty() {
    return gone.isEmpty() && added.isEmpty();
  }

  int size() {
    return gone.size() + added.size();
  }

  /** A small diff, each line of it on a line of its own. */
  String text() {
    StringBuilder diff = new StringBuilder();
    Stream.concat(shown("- ", gone), shown("+ ", added))
        .forEach(line -> diff.append("\n    ").append(line));
    return diff.toString();
  }

  /** What comes with every object says nothing. */
  private static Stream<String> shown(String sign, List<String> all) {
    List<String> pieces = all.stream().filter(piece -> !piece.matches("(--)?")).toList();
    Stream<String> first = pieces.stream().limit(SHOWN).map(piece -> sign + Passwords.mask(piece));
    int more = pieces.size() - SHOWN;
    return more > 0 ? Stream.concat(first, Stream.of(sign + "... and " + more + " more")) : first;
  }
}
