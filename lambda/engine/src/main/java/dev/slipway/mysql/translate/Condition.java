package dev.slipway.mysql.translate;

import dev.slipway.mysql.schema.MysqlColumn;
import dev.slipway.mysql.schema.MysqlTable;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions of MySQL that mean the same in PostgreSQL, word by word. */
final class Condition {

  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:`(?<name>(?:[^`]|``)+)`|(?<text>'[^'\\\\]*')|(?<number>\\d+(?:\\.\\d+)?)"
              + "|(?<sign>>=|<=|<>|!=|[-+*<>=(),])|(?<word>[A-Za-z_]\\w*))\\s*");

  /** A division of whole numbers gives a fraction in MySQL, and a text is compared without case. */
  private static final Set<String> WORDS =
      Set.of("and", "or", "not", "is", "null", "in", "between", "char_length", "length", "abs");

  private Condition() {}

  /** The condition; nothing where it may mean something else. */
  static Optional<String> of(String clause, MysqlTable table) {
    StringBuilder translated = new StringBuilder();
    Matcher word = WORD.matcher(clause);
    int at = 0;
    while (at < clause.length()) {
      if (!word.find(at) || word.start() != at || !add(word, table, translated)) {
        return Optional.empty();
      }
      at = word.end();
    }
    return Optional.of(translated.toString().strip());
  }

  private static boolean add(Matcher word, MysqlTable table, StringBuilder to) {
    String name = word.group("name");
    String plain = word.group("word");
    if (name != null) {
      Optional<MysqlColumn> column = table.column(name.replace("``", "`"));
      column.ifPresent(found -> to.append(PgName.of(found.name())).append(' '));
      return column.filter(found -> !found.isBoolean()).isPresent();
    }
    to.append(word.group().strip()).append(' ');
    return plain == null || WORDS.contains(plain.toLowerCase(Locale.ROOT));
  }
}
