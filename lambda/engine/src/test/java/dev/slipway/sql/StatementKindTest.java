package dev.slipway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a statement is about, and that every kind can be typed. */
class StatementKindTest {

  @ParameterizedTest
  @ValueSource(strings = {"/every-kind.sql", "/every-kind-15.sql", "/every-kind-16.sql"})
  void everyKindThatThereIsIsWhatItIsTypedAs(String file) throws IOException {
    try (InputStream in = StatementKindTest.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Statement statement : StatementReader.read(text).statements()) {
        if (!Set.of("DO", "SET").contains(statement.words().at(0))) {
          List<String> kinds = StatementKind.of(statement.words());
          assertThat(kinds).as(statement.sql()).isNotEmpty();
          assertThat(kinds.stream().map(TypedKind::normal)).isEqualTo(kinds);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Policies, policy",
    "event triggers, event-trigger",
    "indexes, index",
    "INDEX, index",
    "operator_classes, operator-class",
    "operator families, operator-family",
    "statistics, statistics",
    "default privileges, default-privileges",
    "comments on extensions, comment-on-extension",
    "databases, database"
  })
  void manyAndOneAreTheSame(String typed, String kind) {
    assertThat(TypedKind.of(typed)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TYPE a.b | base-type, type",
        "CREATE TYPE a.b (INPUT = x, OUTPUT = y) | base-type, type",
        "CREATE TYPE a.b AS (x int) | type",
        "CREATE TYPE a.b AS ENUM ('x') | type",
        "CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'lib', 'f' | c-function, function",
        "CREATE FUNCTION f(a text DEFAULT 'LANGUAGE c') RETURNS int LANGUAGE sql AS '' | function",
        "CREATE OPERATOR CLASS a.b FOR TYPE int USING btree AS STORAGE int | operator-class,"
            + " operator",
        "ALTER OPERATOR FAMILY a.b USING btree ADD OPERATOR 1 < | operator-family, operator",
        "COMMENT ON TEXT SEARCH PARSER a.b IS 'x' | comment-on-text-search, text-search-parser,"
            + " text-search",
        "GRANT SELECT ON TABLE pg_catalog.pg_authid TO x | system-privilege, privilege, table",
        "REVOKE USAGE ON SCHEMA information_schema FROM x | system-privilege, privilege, schema",
        "GRANT SELECT ON TABLE \"pg_catalog.x\" TO x | privilege, table",
        "ALTER TABLE a.b DISABLE TRIGGER x | trigger, table",
        "ALTER TABLE a.b ENABLE REPLICA RULE x | rule, table",
        "ALTER TABLE a.b ENABLE ROW LEVEL SECURITY | table",
        "ALTER TABLE ONLY a.b REPLICA IDENTITY USING INDEX x | index, table",
        "ALTER TABLE a.b CLUSTER ON x | index, table",
        "ALTER TABLE ONLY a.b ADD CONSTRAINT c CHECK ((trigger)) | constraint, table",
        "CREATE CONSTRAINT TRIGGER t AFTER INSERT ON x EXECUTE FUNCTION f() | trigger",
        "COMMENT ON CONSTRAINT c ON x IS 'y' | comment-on-constraint, constraint",
        "ALTER ROLE x IN DATABASE :\"DBNAME\" SET a TO 'b' | role, database",
        "ALTER DATABASE :\"DBNAME\" SET a TO 'b' | database",
      })
  void narrowKindsComeFirst(String sql, String kinds) {
    assertThat(String.join(", ", StatementKind.of(StatementWords.of(sql)))).isEqualTo(kinds);
  }
}
