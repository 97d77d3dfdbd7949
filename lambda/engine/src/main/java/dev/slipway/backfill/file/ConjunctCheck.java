package dev.slipway.backfill.file;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sees to it that no row escapes the bounds: each must hold for whatever a WHERE lets through. */
final class ConjunctCheck {

  private static final Set<String> BEHIND =
      Set.of(
          "",
          "AND",
          ")",
          "RETURNING",
          "GROUP",
          "ORDER",
          "HAVING",
          "WINDOW",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "FOR",
          "ON",
          "WHEN",
          "LIMIT",
          "OFFSET",
          "FETCH",
          "OR");
  private static final Set<String> ENDS_WHERE =
      Set.of(
          "RETURNING", "GROUP", "ORDER", "HAVING", "WINDOW", "UNION", "EXCEPT", "INTERSECT", "FOR");
  private static final Set<String> FEWER = Set.of("LIMIT", "OFFSET", "FETCH");

  private final Words words;
  private final Faults faults;

  ConjunctCheck(Words words, Faults faults) {
    this.words = words;
    this.faults = faults;
  }

  /** Checks the bounds of a statement. */
  void check(List<Bound> bounds) {
    Map<Integer, Set<String>> ends = new TreeMap<>();
    int before = faults.problems().count();
    for (Bound bound : bounds) {
      int where = where(bound.start(), bound.end(), bound.start());
      if (where >= 0) {
        ends.computeIfAbsent(where, w -> new TreeSet<>()).addAll(bound.ends());
      }
    }
    boolean whole = faults.problems().count() == before;
    ends.forEach(
        (where, found) -> {
          if (whole && found.size() == 1) {
            faults.add(
                where,
                "this WHERE has :%s alone; :batch_from and :batch_to belong together"
                    .formatted(found.iterator().next()));
          }
        });
  }

  /** The WHERE that a condition is a part of, whatever else it asks; -1 where there is none. */
  private int where(int start, int end, int bound) {
    if (!words.isAt(start - 1, "WHERE", "AND", "(", "OR")
        || !BEHIND.contains(words.at(end).text())) {
      return refuse(bound, "must be a condition by itself in a WHERE, not a part of another");
    }
    int first = firstOfConditions(start);
    if (words.isAt(first - 1, "WHERE")) {
      return ofStatement(first - 1, start, bound);
    }
    if (hasOr(first, start)) {
      return or(bound);
    }
    int open = first - 1;
    return words.isAt(open, "(") && words.isAt(open - 1, "WHERE", "AND", "(", "OR")
        ? where(open, words.close(open) + 1, bound)
        : refuse(bound, "must be a condition by itself in a WHERE, not a part of another");
  }

  /** Back to the WHERE, or to the beginning of the bracket. */
  private int firstOfConditions(int start) {
    int at = start;
    int cases = 0;
    while (!words.isEnd(at - 1, start) && !words.isAt(at - 1, "WHERE") && cases >= 0) {
      cases += words.isAt(at - 1, "END") ? 1 : words.isAt(at - 1, "CASE") ? -1 : 0;
      at = words.before(at);
    }
    return at;
  }

  private int ofStatement(int where, int start, int bound) {
    if (hasOr(where, start)) {
      return or(bound);
    }
    int head = where;
    while (!words.isEnd(head - 1, where)
        && !words.isAt(head, "SELECT", "UPDATE", "DELETE", "CONFLICT")) {
      head = words.before(head);
    }
    if (words.isAt(head, "CONFLICT") || words.isAt(head - 2, "FILTER")) {
      return refuse(bound, "must be in the WHERE that chooses the rows");
    }
    for (int at = where; !words.isEnd(at, where); at = words.next(at)) {
      if (leavesOut(at)) {
        faults.add(
            at,
            words.at(at).text()
                + " would leave out rows of the batch, and nobody would come back for them");
        return -1;
      }
    }
    return new EnclosingCheck(words).isKept(where) ? where : refuse(bound, EnclosingCheck.ESCAPES);
  }

  private boolean leavesOut(int at) {
    Word word = words.at(at);
    boolean fewer = word.kind() == Word.Kind.NAME && FEWER.contains(word.text());
    return fewer || (word.is("SKIP") && words.isAt(at + 1, "LOCKED"));
  }

  private boolean hasOr(int from, int inside) {
    return hasOr(words, from, inside);
  }

  /** True where an OR stands between a WHERE, or the beginning of a bracket, and its end. */
  static boolean hasOr(Words words, int from, int inside) {
    int cases = 0;
    for (int at = Math.max(from, 0); !words.isEnd(at, inside); at = words.next(at)) {
      Word word = words.at(at);
      cases += word.is("CASE") ? 1 : word.is("END") ? -1 : 0;
      if (at > from && word.kind() == Word.Kind.NAME && ENDS_WHERE.contains(word.text())) {
        return false;
      }
      if (word.is("OR") && cases <= 0) {
        return true;
      }
    }
    return false;
  }

  private int or(int bound) {
    return refuse(
        bound,
        "stands beside an OR, which lets rows of other batches through; put the OR in brackets");
  }

  private int refuse(int bound, String why) {
    faults.add(bound, "the bounds of the batch: this " + why);
    return -1;
  }
}
