package dev.slipway.backfill.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what {@code :batch_from} and {@code :batch_to} are compared with. */
final class BoundReader {

  static final String FROM = "batch_from";
  static final String TO = "batch_to";

  private static final Set<String> UP = Set.of(">", ">=");
  private static final Set<String> DOWN = Set.of("<", "<=");
  private static final Set<String> MORE_OF_A_TYPE =
      Set.of("WITH", "WITHOUT", "TIME", "ZONE", "PRECISION", "VARYING");

  private final Words words;
  private final Faults faults;
  private final String example;
  private final List<Bound> bounds = new ArrayList<>();

  private BoundReader(Words words, Faults faults, String example) {
    this.words = words;
    this.faults = faults;
    this.example = example;
  }

  /** The comparisons of a statement; {@code example} is how they are written. */
  static List<Bound> read(Words words, Faults faults, String example) {
    BoundReader reader = new BoundReader(words, faults, example);
    for (int i = 0; i < words.size(); i++) {
      if (words.at(i).isPlaceholder(FROM) || words.at(i).isPlaceholder(TO)) {
        i = reader.read(i);
      }
    }
    return reader.bounds;
  }

  /** Reads the comparison of a placeholder; answers the index of the last that is in it. */
  private int read(int at) {
    Stretch value = value(at);
    if (words.isAt(value.start() - 1, "BETWEEN")) {
      return between(at, value);
    }
    if (words.at(value.start() - 1).kind() == Word.Kind.OPERATOR) {
      int operator = value.start() - 1;
      KeySide.endingAt(words, operator - 1)
          .ifPresentOrElse(
              side -> add(at, operator, side, new Stretch(side.start(), value.end())),
              () -> faults.add(at, noKey(at)));
    } else if (words.at(value.end()).kind() == Word.Kind.OPERATOR) {
      KeySide.startingAt(words, value.end() + 1)
          .ifPresentOrElse(
              side -> add(at, value.end(), side, new Stretch(value.start(), side.end())),
              () -> faults.add(at, noKey(at)));
    } else {
      faults.add(at, noKey(at));
    }
    return at;
  }

  /** From the first word to that behind the last. */
  private record Stretch(int start, int end) {}

  /** A placeholder with its cast and the brackets around it alone. */
  private Stretch value(int at) {
    Stretch value = new Stretch(at, afterCast(at + 1));
    while (words.isAt(value.start() - 1, "(")
        && words.isAt(value.end(), ")")
        && !isCall(value.start() - 1)) {
      value = new Stretch(value.start() - 1, afterCast(value.end() + 1));
    }
    return value;
  }

  private boolean isCall(int open) {
    Word before = words.at(open - 1);
    return before.isName() && !before.is("AND") && !before.is("BETWEEN") && !before.is("WHERE");
  }

  private int afterCast(int at) {
    if (!words.isAt(at, "::")) {
      return at;
    }
    int end = words.lastPart(at + 1) + 1;
    while (MORE_OF_A_TYPE.contains(words.at(end).text()) || words.isAt(end, "(", "[")) {
      end = words.next(end);
    }
    return end;
  }

  private int between(int at, Stretch from) {
    Optional<KeySide> side = KeySide.endingAt(words, from.start() - 2);
    Stretch to = value(toOf(from));
    boolean whole =
        words.at(at).isPlaceholder(FROM)
            && words.isAt(from.end(), "AND")
            && words.at(toOf(from)).isPlaceholder(TO);
    if (!whole || side.isEmpty()) {
      faults.add(at, noKey(at));
      return at;
    }
    KeySide key = side.get();
    List<Sign> signs = List.of(sign(from.start() - 1, "", ">="), sign(from.end(), key, "<="));
    bounds.add(new Bound(key.columns(), signs, key.start(), to.end(), List.of(FROM, TO)));
    return to.end() - 1;
  }

  /**
   * BETWEEN looks for its operators where the author does, and others may have made better ones.
   */
  private Sign sign(int and, KeySide key, String operator) {
    return sign(and, "AND " + words.written(key.start(), key.end()) + " ", operator);
  }

  private Sign sign(int at, String before, String operator) {
    return new Sign(words.at(at).start(), words.at(at).end(), before, operator);
  }

  /** Where the other end of a BETWEEN stands, behind brackets. */
  private int toOf(Stretch from) {
    int to = from.end() + 1;
    while (words.isAt(to, "(")) {
      to++;
    }
    return to;
  }

  private void add(int at, int operator, KeySide side, Stretch whole) {
    boolean first = words.at(at).isPlaceholder(FROM);
    boolean turned = at < operator;
    Set<String> fitting = first == turned ? DOWN : UP;
    Word sign = words.at(operator);
    if (!fitting.contains(sign.text())) {
      faults.add(
          operator,
          "%s stands on the wrong side of %s: the batch begins with :batch_from and ends with"
                  .formatted(words.at(at).written(), sign.text())
              + " :batch_to; write it as "
              + example);
      return;
    }
    String both = first == turned ? "<=" : ">=";
    List<Sign> signs = List.of(sign(operator, "", both));
    bounds.add(
        new Bound(side.columns(), signs, whole.start(), whole.end(), List.of(words.at(at).text())));
  }

  private String noKey(int at) {
    return words.at(at).written()
        + " must be compared with the key alone, so that an index finds the batch; write it as "
        + example;
  }
}
