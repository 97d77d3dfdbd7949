package dev.slipway.sql;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Generates texts that a statement reader may stumble over. */
final class SqlTexts {

  /** What changes how the characters behind it are read. */
  private static final List<String> NASTY =
      List.of(
          "'",
          "''",
          "\"",
          "$",
          "$$",
          "$a$",
          "$1",
          "E'",
          "e'",
          "U&'",
          "u&\"",
          "N'",
          "b'",
          "\\",
          "\\\\",
          "\\'",
          "\\;",
          "\\.",
          "\n\\.\n",
          "\\echo ",
          "--",
          "/*",
          "*/",
          ";",
          "(",
          ")",
          "\n",
          "\r\n",
          "\r",
          "\t",
          "\f",
          " ",
          "\uFEFF",
          "COPY t FROM stdin",
          "COPY t FROM stdin;\n",
          "BEGIN",
          "COMMIT;",
          "ROLLBACK;",
          "BEGIN ATOMIC ",
          "CREATE FUNCTION f() ",
          "END",
          "CASE",
          "SET standard_conforming_strings = off;",
          "SET LOCAL standard_conforming_strings = on;",
          "-- UP\n",
          "-- DOWN\n",
          "a",
          "é",
          "🌳",
          "1",
          ".",
          "e",
          "-",
          "+",
          "*",
          "@",
          "?",
          "|",
          ":",
          ",",
          "=",
          "\u00a0",
          "\u0001",
          "\uD800");

  /** Statements that stand for themselves, without comments at their ends. */
  private static final List<String> STATEMENTS =
      List.of(
          "SELECT 1",
          "SELECT ';', $$;$$, \";\", $a$ $$ ; $a$, E'\\';', U&'\\003b', N';', B'1', X'1'",
          "SELECT 'a'\n';', E'b'\n'\\';'",
          "SELECT /* ; /* ; */ */ 1 -- ;\n+ 2",
          "SELECT a->>'b', c::jsonb ? 'd', 1*-1, x[1:2], $1 FROM t",
          "CREATE RULE r AS ON INSERT TO a DO ALSO (INSERT INTO b VALUES (1); DELETE FROM c)",
          "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT a AS end; END",
          "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; END",
          "CREATE FUNCTION \"end\"() RETURNS int LANGUAGE sql AS $f$ SELECT 1; $f$",
          "DO $$ BEGIN COMMIT; END $$",
          "BEGIN",
          "COMMIT",
          "INSERT INTO t VALUES ('🌳', 'é\r\n;')",
          "COMMENT ON TABLE t IS 'it''s; \"here\"'");

  private static final List<String> SPACES = List.of(" ", "\n", "\t", "\r\n", "\f", " \n ");

  private static final List<String> GAPS =
      List.of("-- it's; $$ /* \n", "/* it's; $$ -- */", "/* /* ; */ \n */ ", "--\r\n");

  private SqlTexts() {}

  /** Any text, most of it nasty. */
  static Arbitrary<String> any() {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.of(NASTY)), Tuple.of(1, Arbitraries.strings().ofMaxLength(5)));
    return piece.list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  /** Some statements. */
  static Arbitrary<List<String>> statements() {
    return Arbitraries.of(STATEMENTS).list().ofMaxSize(12);
  }

  /** White space and comments, never nothing. */
  static Arbitrary<String> gap() {
    Arbitrary<String> gap = Arbitraries.oneOf(Arbitraries.of(SPACES), Arbitraries.of(GAPS));
    return gap.list().ofMinSize(1).ofMaxSize(4).map(gaps -> String.join("", gaps));
  }
}
