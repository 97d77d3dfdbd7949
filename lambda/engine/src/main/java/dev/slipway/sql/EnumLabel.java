package dev.slipway.sql;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A label that ALTER TYPE ... ADD VALUE adds: it can be used only after a commit.
 *
 * @param type the enum's name as it is stored, without its schema
 * @param label the new value
 */
public record EnumLabel(String type, String label) {

  /** The label that a statement adds. */
  public static Optional<EnumLabel> addedBy(Statement statement) {
    StatementWords words = statement.words();
    int add = words.starts("ALTER", "TYPE") ? words.indexOf("ADD", "VALUE") : -1;
    if (add < 0) {
      return Optional.empty();
    }
    String type = Names.folded(words.at(Names.lastPart(words, 2)));
    String label = words.at(words.after(add, "ADD", "VALUE", "IF?", "NOT?", "EXISTS?"));
    return label.endsWith("'") || label.endsWith("$")
        ? Optional.of(new EnumLabel(type, Literals.value(label)))
        : Optional.empty();
  }

  /**
   * True when a statement of a script may use the label: it names it or runs unseen code. Another
   * ADD VALUE does not, though it may name the same label or have it as its neighbour.
   */
  public boolean mayBeUsedBy(Statement statement) {
    StatementWords words = statement.words();
    if (addedBy(statement).isPresent()) {
      return false;
    }
    return isNamedBy(statement)
        || CommandWords.beginQuery(words)
        || words.starts("DO")
        || words.starts("CALL")
        || words.starts("EXECUTE");
  }

  /** True when a statement holds the label or casts to its type, function bodies included. */
  public boolean isNamedBy(Statement statement) {
    String sql = statement.sql();
    return sql.contains("'" + label.replace("'", "''") + "'")
        || castTo(type).matcher(sql).find()
        || statement.tokens().stream().anyMatch(token -> isLabel(token, statement.source()))
        || statement.data().map(rows -> rows.text().contains(label)).orElse(false);
  }

  private static Pattern castTo(String type) {
    return Pattern.compile(
        "(?i)(::|\\bAS\\b)\\s*([\\w\"]+\\s*\\.\\s*)?\"?" + Pattern.quote(type) + "(?!\\w)");
  }

  private boolean isLabel(Token token, String text) {
    boolean literal = token.kind() == TokenKind.STRING || token.kind() == TokenKind.DOLLAR_STRING;
    return literal && Literals.value(token.in(text)).equals(label);
  }
}
