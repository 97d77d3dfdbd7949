package dev.slipway.backfill.file;

import dev.slipway.sql.StatementWords;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The words of a statement, each knowing its bracket. Beyond them there are empty ones. */
record Words(List<Word> list) {

  private static final Word NONE = new Word(Word.Kind.SIGN, 0, 0, "", "", -1);

  int size() {
    return list.size();
  }

  Word at(int index) {
    return index >= 0 && index < size() ? list.get(index) : NONE;
  }

  /** True when the word at an index is one of these. */
  boolean isAt(int index, String... words) {
    return Arrays.stream(words).anyMatch(at(index)::is);
  }

  /** A name as it is stored. */
  String name(int index) {
    return StatementWords.of(at(index).written()).lastNameAt(0);
  }

  /** The words from an index up to another, without comments. */
  String written(int start, int end) {
    return list.subList(start, end).stream().map(Word::written).collect(Collectors.joining(" "));
  }

  /** The index of the bracket that closes an opening one; the end where none does. */
  int close(int open) {
    int at = open + 1;
    while (at < size() && !(at(at).bracket() == at(open).bracket() && isAt(at, ")", "]"))) {
      at++;
    }
    return at;
  }

  /** The index of the bracket that a closing one closes; -1 where none does. */
  int open(int close) {
    int at = close - 1;
    while (at >= 0 && !(at(at).bracket() == at(close).bracket() && isAt(at, "(", "["))) {
      at--;
    }
    return at;
  }

  /** The index of the next word in the same bracket; that of the closing bracket at its end. */
  int next(int index) {
    return isAt(index, "(", "[") ? close(index) + 1 : index + 1;
  }

  /** The index of the word before in the same bracket; that of the opening bracket at its start. */
  int before(int index) {
    return isAt(index - 1, ")", "]") ? open(index - 1) : index - 1;
  }

  /** True for the end of what stands in the bracket of the word at {@code inside}. */
  boolean isEnd(int index, int inside) {
    return index >= size() || index < 0 || at(index).bracket() != at(inside).bracket();
  }

  /** Where the column begins that ends at an index, with what qualifies it; -1 for no name. */
  int columnStart(int last) {
    if (!at(last).isName()) {
      return -1;
    }
    int at = last;
    while (at(at - 1).is(".") && at(at - 2).isName()) {
      at -= 2;
    }
    return at;
  }

  /** The last part of the qualified name that begins at an index. */
  int lastPart(int first) {
    int at = first;
    while (at(at + 1).is(".") && at(at + 2).isName()) {
      at += 2;
    }
    return at;
  }
}
