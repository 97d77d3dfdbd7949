package dev.slipway.backfill.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The side of a comparison that is a column, or a row of columns.
 *
 * @param start index of its first word
 * @param end index of the word behind it
 */
record KeySide(List<ColumnName> columns, int start, int end) {

  /** Names that stand before a bracket and are no function. */
  private static final Set<String> NO_FUNCTION = Set.of("WHERE", "AND", "OR", "NOT", "ON", "WHEN");

  /** The side whose last word it is; nothing for what is no column. */
  static Optional<KeySide> endingAt(Words words, int last) {
    if (!words.isAt(last, ")")) {
      int start = words.columnStart(last);
      return start < 0 || words.isAt(start, "NOT")
          ? Optional.empty()
          : Optional.of(new KeySide(List.of(column(words, start)), start, last + 1));
    }
    int open = words.open(last);
    Word before = words.at(open - 1);
    if (before.is("ROW")) {
      return row(words, open, open - 1);
    }
    boolean function = before.isName() && !NO_FUNCTION.contains(before.text());
    return function ? Optional.empty() : row(words, open, open);
  }

  /** The side whose first word it is; nothing for what is no column. */
  static Optional<KeySide> startingAt(Words words, int first) {
    int open = words.isAt(first, "ROW") ? first + 1 : first;
    if (words.isAt(open, "(")) {
      return row(words, open, first);
    }
    return words.at(first).isName()
        ? Optional.of(new KeySide(List.of(column(words, first)), first, words.lastPart(first) + 1))
        : Optional.empty();
  }

  private static Optional<KeySide> row(Words words, int open, int start) {
    List<ColumnName> columns = new ArrayList<>();
    int close = words.close(open);
    int at = open;
    while (at < close) {
      if (!words.at(at + 1).isName()) {
        return Optional.empty();
      }
      columns.add(column(words, at + 1));
      at = words.lastPart(at + 1) + 1;
      if (at < close && !words.isAt(at, ",")) {
        return Optional.empty();
      }
    }
    return Optional.of(new KeySide(columns, start, close + 1));
  }

  private static ColumnName column(Words words, int first) {
    int last = words.lastPart(first);
    @Nullable String qualifier = last == first ? null : words.name(last - 2);
    return new ColumnName(qualifier, words.name(last), first);
  }
}
