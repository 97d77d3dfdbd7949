package dev.slipway.backup.restore.compare;

import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.postgres.Sql;
import dev.slipway.sql.StatementWords;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A definition as a text that makes the same once more in the temporary schema of a session, so
 * that the server says how it reads it. No rows are read by that.
 *
 * @param kind what is made, or what gets a part
 * @param name the name of that, as it is written
 * @param schema where that stands
 * @param made the name of the temporary one
 * @param definition makes it
 */
record Remade(RemadeKind kind, String name, String schema, String made, Definition definition) {

  private static final String TEMPORARY = "pg_temp.";

  /** How a statement begins, and the word in front of the name. */
  private record Shape(RemadeKind kind, String before, List<String> words) {}

  private static final List<Shape> SHAPES =
      List.of(
          shape(RemadeKind.RELATION, "TABLE", "CREATE", "UNLOGGED?", "TABLE"),
          shape(RemadeKind.RELATION, "VIEW", "CREATE", "OR?", "REPLACE?", "VIEW"),
          shape(RemadeKind.RELATION, "VIEW", "CREATE", "MATERIALIZED", "VIEW"),
          shape(RemadeKind.DOMAIN, "DOMAIN", "CREATE", "DOMAIN"),
          shape(RemadeKind.ROUTINE, "FUNCTION", "CREATE", "FUNCTION"),
          shape(RemadeKind.ROUTINE, "PROCEDURE", "CREATE", "PROCEDURE"),
          shape(RemadeKind.PART, "TABLE", "ALTER", "TABLE"),
          shape(RemadeKind.PART, "ON", "CREATE", "UNIQUE?", "INDEX"),
          shape(RemadeKind.PART, "ON", "CREATE", "POLICY"),
          shape(RemadeKind.PART, "ON", "CREATE", "CONSTRAINT?", "TRIGGER"),
          shape(RemadeKind.PART, "TO", "CREATE", "RULE"),
          shape(RemadeKind.PART, "FROM", "CREATE", "STATISTICS"));

  private static Shape shape(RemadeKind kind, String before, String... words) {
    return new Shape(kind, before, List.of(words));
  }

  /** Nothing for what cannot be made there. */
  static Optional<Remade> of(Definition definition) {
    return SHAPES.stream()
        .filter(shape -> definition.words().starts(shape.words().toArray(String[]::new)))
        .findFirst()
        .flatMap(shape -> of(definition, shape));
  }

  private static Optional<Remade> of(Definition definition, Shape shape) {
    StatementWords words = definition.words();
    int at = words.after(words.indexOf(shape.before()), shape.before(), "ONLY?");
    String name = words.nameAt(at);
    String made = TEMPORARY + Sql.name(words.lastNameAt(at));
    Matcher place =
        Pattern.compile("\\b" + shape.before() + "\\s+(?:ONLY\\s+)?(" + Pattern.quote(name) + ")")
            .matcher(definition.sql());
    if (!name.contains(".") || !place.find()) {
      return Optional.empty();
    }
    StringBuilder sql =
        new StringBuilder(definition.sql()).replace(place.start(1), place.end(1), made);
    return Optional.of(
        new Remade(
            shape.kind(),
            name,
            Sql.plainName(words.firstNameAt(at)),
            made,
            with(definition, temporary(sql.toString(), words))));
  }

  private static Definition with(Definition one, String sql) {
    return new Definition(one.file(), one.index(), one.statement(), one.settings(), sql);
  }

  /** What is temporary cannot be unlogged or materialized. */
  private static String temporary(String sql, StatementWords words) {
    if (words.starts("CREATE", "MATERIALIZED")) {
      return sql.replaceFirst("(?s)^CREATE MATERIALIZED (VIEW \\S+).*? AS\n", "CREATE $1 AS\n")
          .replaceFirst("\\s+WITH NO DATA\\s*$", "");
    }
    if (words.starts("CREATE", "STATISTICS")) {
      String name = words.nameAt(2);
      return sql.replace(
          "STATISTICS " + name, "STATISTICS " + TEMPORARY + Sql.name(words.lastNameAt(2)));
    }
    return sql.replaceFirst("^CREATE UNLOGGED ", "CREATE ");
  }
}
