package dev.slipway.migration.format;

import java.util.Locale;
import java.util.Optional;

/**
 * A precondition that asks whether something is there. Names are compared in lower case, and the
 * schema is the first of the search path where none is said, as Liquibase does it.
 */
final class ExistingObject {

  private ExistingObject() {}

  /** What answers it with a truth; nothing for a check that is none. */
  static Optional<String> query(ChangelogNode check) {
    return switch (check.name().toLowerCase(Locale.ROOT)) {
      case "tableexists" -> relation(check, "table", "r,p");
      case "viewexists" -> relation(check, "view", "v");
      case "sequenceexists" -> relation(check, "sequence", "S");
      case "indexexists" -> index(check);
      case "columnexists" -> column(check);
      case "foreignkeyconstraintexists" -> foreignKey(check);
      default -> Optional.empty();
    };
  }

  private static Optional<String> relation(ChangelogNode check, String what, String kinds) {
    return named(check, what).map(name -> exists("", is(check, name, kinds)));
  }

  private static Optional<String> index(ChangelogNode check) {
    String ofTable =
        named(check, "table")
            .map(
                table ->
                    " AND EXISTS (SELECT FROM pg_catalog.pg_index AS x JOIN pg_catalog.pg_class AS t"
                        + " ON t.oid OPERATOR(pg_catalog.=) x.indrelid"
                        + " WHERE x.indexrelid OPERATOR(pg_catalog.=) c.oid AND "
                        + is("t.relname", table)
                        + ")")
            .orElse("");
    return named(check, "index")
        .filter(name -> check.get("columnNames").isEmpty())
        .map(name -> exists("", is(check, name, "i,I") + ofTable));
  }

  private static Optional<String> column(ChangelogNode check) {
    Optional<String> table = named(check, "table");
    return named(check, "column")
        .filter(name -> table.isPresent())
        .map(
            name ->
                exists(
                    " JOIN pg_catalog.pg_attribute AS a ON a.attrelid OPERATOR(pg_catalog.=) c.oid",
                    is(check, table.get(), "r,p,v,m,f")
                        + " AND NOT a.attisdropped AND "
                        + is("a.attname", name)));
  }

  /** The names of keys are those of a table. */
  private static Optional<String> foreignKey(ChangelogNode check) {
    String ofTable =
        named(check, "foreignKeyTable").map(table -> " AND " + is("c.relname", table)).orElse("");
    return named(check, "foreignKey")
        .map(
            name ->
                exists(
                    " JOIN pg_catalog.pg_constraint AS k ON k.conrelid OPERATOR(pg_catalog.=) c.oid"
                        + " AND k.contype OPERATOR(pg_catalog.=) 'f'",
                    in(check) + ofTable + " AND " + is("k.conname", name)));
  }

  /** The name of a thing: {@code tableName} of an element, {@code table} of a line. */
  private static Optional<String> named(ChangelogNode check, String what) {
    String name = check.get(what + "Name");
    return Optional.of(name.isEmpty() ? check.get(what) : name).filter(one -> !one.isEmpty());
  }

  private static String exists(String joined, String condition) {
    return "SELECT EXISTS (SELECT FROM pg_catalog.pg_class AS c"
        + joined
        + " WHERE "
        + condition
        + ")";
  }

  private static String is(ChangelogNode check, String name, String kinds) {
    return in(check)
        + " AND "
        + is("c.relname", name)
        + " AND c.relkind OPERATOR(pg_catalog.=) ANY ('{"
        + kinds
        + "}'::pg_catalog.\"char\"[])";
  }

  private static String in(ChangelogNode check) {
    String schema = named(check, "schema").map(one -> is("nspname", one)).orElse(null);
    return "c.relnamespace OPERATOR(pg_catalog.=) (SELECT oid FROM pg_catalog.pg_namespace WHERE "
        + (schema == null ? "nspname OPERATOR(pg_catalog.=) pg_catalog.current_schema()" : schema)
        + ")";
  }

  private static String is(String column, String name) {
    return "pg_catalog.lower("
        + column
        + "::pg_catalog.text) OPERATOR(pg_catalog.=) pg_catalog.lower("
        + DollarQuotes.of("name", name)
        + ")";
  }
}
