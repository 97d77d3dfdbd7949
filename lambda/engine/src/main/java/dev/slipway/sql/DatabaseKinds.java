package dev.slipway.sql;

import java.util.List;

/** The kinds of what belongs to a database, and not to its server. */
final class DatabaseKinds {

  /** By the words after CREATE or ALTER. */
  static final List<String> NAMES =
      List.of(
          "ACCESS METHOD",
          "AGGREGATE",
          "CAST",
          "COLLATION",
          "CONSTRAINT TRIGGER",
          "CONVERSION",
          "DEFAULT CONVERSION",
          "DEFAULT PRIVILEGES",
          "DOMAIN",
          "EVENT TRIGGER",
          "EXTENSION",
          "FOREIGN DATA WRAPPER",
          "FOREIGN TABLE",
          "FUNCTION",
          "INDEX",
          "LANGUAGE",
          "LARGE OBJECT",
          "MATERIALIZED VIEW",
          "OPERATOR",
          "POLICY",
          "PROCEDURAL LANGUAGE",
          "PROCEDURE",
          "PUBLICATION",
          "ROUTINE",
          "RULE",
          "SCHEMA",
          "SEQUENCE",
          "SERVER",
          "STATISTICS",
          "SUBSCRIPTION",
          "TABLE",
          "TEXT SEARCH",
          "TRANSFORM",
          "TRIGGER",
          "TRUSTED LANGUAGE",
          "TRUSTED PROCEDURAL LANGUAGE",
          "TYPE",
          "UNIQUE INDEX",
          "UNLOGGED SEQUENCE",
          "UNLOGGED TABLE",
          "USER MAPPING",
          "VIEW");

  private DatabaseKinds() {}

  /** True for words by which one of them is known. */
  static boolean include(String words) {
    return NAMES.stream().anyMatch(kind -> (kind + " ").startsWith(words + " "));
  }

  /** True where a statement names one of them from an index on. */
  static boolean standAt(StatementWords words, int index) {
    return NAMES.stream().anyMatch(kind -> words.after(index, kind.split(" ")) >= 0);
  }
}
