package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.StatementWords;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Types that are regretted later; a matter of style. */
public final class TypeRule implements Rule {

  private static final Map<String, HazardKind> KINDS =
      Map.of(
          "JSON", HazardKind.STYLE_JSON,
          "VARCHAR", HazardKind.STYLE_VARCHAR,
          "SERIAL", HazardKind.STYLE_SERIAL,
          "BIGSERIAL", HazardKind.STYLE_SERIAL,
          "SMALLSERIAL", HazardKind.STYLE_SERIAL,
          "CHAR", HazardKind.STYLE_CHAR,
          "MONEY", HazardKind.STYLE_MONEY,
          "TIMESTAMP", HazardKind.STYLE_TIMESTAMP);

  private static final Set<String> LENGTH = Set.of("VARCHAR", "CHAR");
  private static final Set<String> SHORT = Set.of("INT", "INTEGER", "INT4", "SMALLINT", "INT2");

  @Override
  public Stream<Danger> look(Linted linted) {
    StatementWords words = linted.words();
    boolean table = words.after(0, "CREATE", "UNLOGGED?", "TABLE") >= 0;
    if (!table && !(words.starts("ALTER", "TABLE") && words.contains("ADD"))) {
      return Stream.empty();
    }
    Stream.Builder<Danger> found = Stream.builder();
    for (int i = 3; i < words.size(); i++) {
      look(words, i, found);
    }
    return found.build();
  }

  private static void look(StatementWords words, int at, Stream.Builder<Danger> found) {
    String type = words.at(at);
    boolean follows = words.at(at - 1).matches("\"?[\\p{L}_].*");
    if (!follows || words.at(at - 1).equals("AS")) {
      return;
    }
    HazardKind kind = KINDS.get(type);
    boolean without = LENGTH.contains(type) && !words.at(at + 1).equals("(");
    boolean zoned = type.equals("TIMESTAMP") && words.mentions("TIMESTAMP", "WITH", "TIME");
    if (kind != null && !without && !zoned) {
      found.add(style(kind, type));
    }
    if (SHORT.contains(type) && words.after(at + 1, "PRIMARY", "KEY") >= 0) {
      found.add(style(HazardKind.STYLE_INT_KEY, type));
    }
  }

  private static Danger style(HazardKind kind, String type) {
    return Danger.of(kind, "nothing", type.toLowerCase(Locale.ROOT) + ": " + kind.about() + ".");
  }
}
