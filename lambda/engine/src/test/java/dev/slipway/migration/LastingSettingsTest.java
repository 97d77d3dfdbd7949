package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of a file's settings a resume makes again. */
class LastingSettingsTest {

  @Test
  void whatWasSetLast() {
    assertThat(behind("SET work_mem = '1MB'; SET search_path = a; set SESSION Work_Mem TO '2MB'"))
        .containsExactly("SET search_path = a", "set SESSION Work_Mem TO '2MB'");
    assertThat(behind("SET TIME ZONE 'UTC'; SET timezone = 'Europe/Rome'; RESET TIME ZONE"))
        .containsExactly("RESET TIME ZONE");
    assertThat(behind("SET NAMES 'LATIN1'; SET client_encoding = 'UTF8'; SET SCHEMA 'x'"))
        .containsExactly("SET client_encoding = 'UTF8'", "SET SCHEMA 'x'");
    assertThat(behind("SET a.b = 1; SET ROLE x; RESET ALL")).containsExactly("SET ROLE x");
    assertThat(behind("SET ROLE x; SET SESSION AUTHORIZATION y; SET a.b = 1"))
        .containsExactly("SET SESSION AUTHORIZATION y", "SET a.b = 1");
    assertThat(behind("SET ROLE x; SET a.b = 1; DISCARD ALL")).isEmpty();
  }

  @Test
  void nothingThatWasTakenBack() {
    assertThat(behind("SET a.b = 1; BEGIN; SET a.b = 2; SET c.d = 3; ROLLBACK"))
        .containsExactly("SET a.b = 1");
    assertThat(behind("BEGIN; SET LOCAL a.b = 2; SET TRANSACTION READ ONLY; COMMIT")).isEmpty();
    assertThat(
            behind(
                "BEGIN; SET a.b = 1; SAVEPOINT s; SET a.b = 2; SAVEPOINT t; SET c.d = 3;"
                    + " ROLLBACK TO SAVEPOINT s; SET e.f = 4; RELEASE s; COMMIT"))
        .containsExactly("SET a.b = 1", "SET e.f = 4");
  }

  @Test
  void namesOfColumnsAreNoCalls() {
    String values =
        "SELECT set_config(n, v, false) FROM (VALUES ('a.b', '1'), ('c.d', '2')) AS t (n, v)";
    assertThat(behind(values)).containsExactly(values);
    String with =
        "WITH s (v) AS MATERIALIZED (SELECT lower('X')) SELECT set_config('a.b', v, false) FROM s";
    assertThat(behind(with)).containsExactly(with);
    assertThat(behind("SELECT set_config('a.b', x, false) FROM make(1) AS t (x)")).isEmpty();
    assertThat(behind("WITH s AS (SELECT make(1) v) SELECT set_config('a.b', v, false) FROM s"))
        .isEmpty();
  }

  @Test
  void namesOfColumnsMayFollowAnyListAndAnySource() {
    String later =
        "WITH a AS (SELECT 1), b (v) AS (VALUES ('x')) SELECT set_config('a.b', v, false) FROM b";
    assertThat(behind(later)).containsExactly(later);
    String kept = later.replace("AS (VALUES", "AS NOT MATERIALIZED (VALUES");
    assertThat(behind(kept)).containsExactly(kept);
    String joined =
        "SELECT set_config('a.b', v, false) FROM (VALUES (1)) a (i), LATERAL (VALUES ('x')) b (v)"
            + " LIMIT (1)";
    assertThat(behind(joined)).containsExactly(joined);
  }

  @Test
  void callsThatStandBehindABracketAreCalls() {
    String from = " note(v), set_config('a.b', v, false) FROM (VALUES ('a')) t (v)";
    assertThat(behind("SELECT DISTINCT ON (v)" + from)).isEmpty();
    assertThat(behind("SELECT (1) OPERATOR(pg_catalog.+)" + from)).isEmpty();
    assertThat(behind("SELECT set_config('a.b', v, false) FROM a, note(1) AS (v text)")).isEmpty();
  }

  @Test
  void nothingThatDoesMore() {
    assertThat(behind("INSERT INTO t SELECT 1, set_config('a.b', 'it''s', false)"))
        .containsExactly("SELECT pg_catalog.set_config('a.b', 'it''s', false)");
    assertThat(behind("WITH x AS (DELETE FROM t RETURNING 1) SELECT set_config('a.b','2',false)"))
        .containsExactly("SELECT pg_catalog.set_config('a.b', '2', false)");
    assertThat(behind("SELECT set_config('a.b', '1', false), nextval('s')"))
        .containsExactly("SELECT pg_catalog.set_config('a.b', '1', false)");
    assertThat(behind("SELECT pg_catalog.set_config('a.b', current_setting('c.d'), false)"))
        .containsExactly("SELECT pg_catalog.set_config('a.b', current_setting('c.d'), false)");
    assertThat(behind("SELECT set_config('a.b', make_tenant('x'), false)")).isEmpty();
    assertThat(behind("INSERT INTO t VALUES (set_config('a.b', '1', true))")).isEmpty();
    assertThat(
            behind(
                "CREATE FUNCTION f() RETURNS text LANGUAGE sql BEGIN ATOMIC"
                    + " SELECT set_config('a.b', '1', false); END"))
        .isEmpty();
    assertThat(behind("SELECT set_config('a.b', '1', false) INTO t")).hasSize(1);
    assertThat(behind("COMMENT ON TABLE t IS 'set_config(''a.b'', ''1'', false)'")).isEmpty();
  }

  private static List<String> behind(String sql) {
    List<Segment> segments = Segmenter.down(Script.stored("a", sql), FileOptions.NONE, Set.of());
    return LastingSettings.behind(segments).stream().map(LastingSettings.Made::sql).toList();
  }
}
