package dev.slipway.sql;

import java.util.Optional;

/** Reads ALTER TYPE ... ADD VALUE: the label can be used only after a commit. */
public final class EnumLabel {

  private EnumLabel() {}

  /** The label that a statement adds to an enum type. */
  public static Optional<String> addedBy(Statement statement) {
    Words words = statement.words();
    int add = words.starts("ALTER", "TYPE") ? words.indexOf("ADD", "VALUE") : -1;
    if (add < 0) {
      return Optional.empty();
    }
    return Optional.of(
        Names.literal(words.at(words.after(add, "ADD", "VALUE", "IF?", "NOT?", "EXISTS?"))));
  }

  /** True when the label stands anywhere in a statement, function bodies included. */
  public static boolean usedBy(Statement statement, String label) {
    String quoted = "'" + label.replace("'", "''") + "'";
    return statement.sql().contains(quoted)
        || statement.data().map(rows -> rows.in(statement.source()).contains(label)).orElse(false);
  }
}
