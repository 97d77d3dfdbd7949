package dev.slipway.transfer.rows;

import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import dev.slipway.sql.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an {@code INSERT ... VALUES} of plain values, as pg_dump writes it.
 *
 * @param rows each value as COPY's text format writes it
 * @param defaults the places where DEFAULT stands, in every row
 */
record InsertedRows(SqlTarget target, List<List<String>> rows, Set<Integer> defaults) {

  /** Thrown for what is no such INSERT; the message says what stands there. */
  static final class NotPlain extends Exception {

    private static final long serialVersionUID = 1L;

    NotPlain(String message) {
      super(message);
    }
  }

  /** The rows of a statement that begins with INSERT INTO. */
  static InsertedRows of(Statement statement, String schema) throws NotPlain {
    StatementWords words = statement.words();
    SqlTarget target = SqlTarget.at(words, 2, schema);
    if (target == null) {
      throw new NotPlain("the table and its columns are not named plainly");
    }
    int values = target.next();
    if (words.at(values).equals("OVERRIDING")) {
      values += 3;
    }
    if (!words.at(values).equals("VALUES")) {
      throw new NotPlain("only INSERT ... VALUES is taken");
    }
    return new ValuesReader(statement, values + 1).read(target);
  }

  /** How many values each row has. */
  int width() {
    return rows.get(0).size();
  }

  /** The columns that the values are of. */
  FileColumns columns() throws NotPlain {
    if (!target.columns().isEmpty() && target.columns().size() != width()) {
      throw new NotPlain(
          "has %d values, and names %d columns".formatted(width(), target.columns().size()));
    }
    return new FileColumns(target.columns(), width(), defaults);
  }

  /** Reads the tuples behind VALUES. */
  private static final class ValuesReader {

    private final String text;
    private final Iterator<Token> tokens;
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> defaults = new HashSet<>();
    private @Nullable Token token;

    ValuesReader(Statement statement, int skip) {
      this.text = statement.source();
      this.tokens = statement.tokens().iterator();
      for (int i = 0; i <= skip; i++) {
        next();
      }
    }

    InsertedRows read(SqlTarget target) throws NotPlain {
      tuple();
      while (is(",")) {
        next();
        tuple();
      }
      end();
      return new InsertedRows(target, List.copyOf(rows), Set.copyOf(defaults));
    }

    private void end() throws NotPlain {
      if (token == null) {
        return;
      }
      for (String word : List.of("ON", "CONFLICT", "DO", "NOTHING")) {
        if (!is(word)) {
          throw new NotPlain("what stands behind its values is not taken");
        }
        next();
      }
      if (token != null) {
        throw new NotPlain("what stands behind its values is not taken");
      }
    }

    private void tuple() throws NotPlain {
      require("(");
      List<String> row = new ArrayList<>();
      do {
        next();
        row.add(value(row.size()));
      } while (is(","));
      require(")");
      next();
      if (!rows.isEmpty() && rows.get(0).size() != row.size()) {
        throw new NotPlain(
            "row %d has %d values, and the first has %d"
                .formatted(rows.size() + 1, row.size(), rows.get(0).size()));
      }
      rows.add(List.copyOf(row));
    }

    private String value(int place) throws NotPlain {
      Token first = token;
      if (first == null) {
        throw new NotPlain("ends within its values");
      }
      if (is("DEFAULT") != defaults.contains(place) && !(rows.isEmpty() && is("DEFAULT"))) {
        throw new NotPlain("value %d is DEFAULT in some rows only".formatted(place + 1));
      }
      String value = is("DEFAULT") ? SqlValue.NULL : plain(first);
      if (is("DEFAULT")) {
        defaults.add(place);
      }
      next();
      if (value == null || !(is(",") || is(")"))) {
        throw new NotPlain(
            "value %d of row %d is more than a plain value".formatted(place + 1, rows.size() + 1));
      }
      return value;
    }

    private @Nullable String plain(Token first) {
      if (!SqlValue.isSign(first, text)) {
        return SqlValue.of(first, text);
      }
      String sign = first.in(text);
      next();
      Token number = token;
      boolean isNumber = number != null && Character.isDigit(number.in(text).charAt(0));
      return isNumber && number != null ? sign + number.in(text) : null;
    }

    private void require(String symbol) throws NotPlain {
      if (!is(symbol)) {
        throw new NotPlain("its values are not written plainly");
      }
    }

    private boolean is(String word) {
      return token != null && token.in(text).equalsIgnoreCase(word);
    }

    private void next() {
      token = tokens.hasNext() ? tokens.next() : null;
    }
  }
}
