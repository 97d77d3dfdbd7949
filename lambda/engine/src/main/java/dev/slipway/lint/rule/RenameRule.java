package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.StatementWords;
import java.util.stream.Stream;

/** Other things than tables that go by another name, or in another schema. */
public final class RenameRule implements Rule {

  @Override
  public Stream<Danger> look(Linted linted) {
    StatementWords words = linted.words();
    int name = -1;
    String kind = "";
    for (String each : DropRule.KINDS) {
      int at = words.after(0, "ALTER", "MATERIALIZED?", each, "IF?", "EXISTS?");
      if (at >= 0) {
        name = at;
        kind = each;
      }
    }
    boolean renamed =
        words.contains("RENAME", "TO")
            || words.contains("RENAME", "VALUE")
            || words.contains("RENAME", "COLUMN")
            || words.contains("RENAME", "ATTRIBUTE")
            || words.contains("SET", "SCHEMA");
    return name < 0 || !renamed || linted.made().has(kind, words, name)
        ? Stream.empty()
        : Stream.of(danger());
  }

  /** Of an action of ALTER TABLE. */
  static boolean isRename(StatementWords words) {
    boolean renamed = words.starts("RENAME") && !words.starts("RENAME", "CONSTRAINT");
    return renamed || words.starts("SET", "SCHEMA");
  }

  static Danger danger() {
    return Danger.of(
        HazardKind.RENAME,
        "builds that use the old name fail",
        "Between this and the last server with the old build, one of both names is wrong.",
        "-- a new column or a view under the old name, both kept until the old build is gone");
  }
}
