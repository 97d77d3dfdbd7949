package dev.slipway.mysql.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.mysql.rows.TypeCases.Case;
import dev.slipway.testing.mysql.MariaDbDatabase;
import dev.slipway.testing.postgres.PgDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Moves values of every type of MariaDB, the extreme ones among them, between real servers. */
class EveryTypeTest {

  private static final String LENIENT = "SET SESSION sql_mode = 'ALLOW_INVALID_DATES'";

  /** Moments are shown in UTC, whatever the session's zone, and nothing as {@code EMPTY}. */
  private static final String SHOWN =
      """
      CREATE FUNCTION shown(v anyelement) RETURNS text LANGUAGE sql SET timezone = 'UTC'
        AS $$ SELECT CASE WHEN v::text = '' THEN 'EMPTY' ELSE coalesce(v::text, 'NULL') END $$
      """;

  @RegisterExtension final MariaDbDatabase mysql = new MariaDbDatabase();
  @RegisterExtension final PgDatabase postgres = new PgDatabase();

  /** One table that has a column of each line of the file. */
  @Test
  void everyValueComesAsWhatItMeans() throws Exception {
    List<Case> cases = TypeCases.of("values.txt");
    mysql.execute(
        LENIENT,
        "CREATE TABLE t (" + joined(cases, one -> column(one) + " " + one.part(0)) + ")",
        "INSERT INTO t VALUES (" + joined(cases, one -> one.part(1)) + ")");
    postgres.execute(
        SHOWN, "CREATE TABLE t (" + joined(cases, one -> column(one) + " " + one.part(2)) + ")");
    assertThat(Move.of(mysql, postgres, "").problems()).isEmpty();
    List<String> row =
        postgres
            .rows("SELECT " + joined(cases, one -> "shown(" + column(one) + ")") + " FROM t")
            .get(0);
    SoftAssertions.assertSoftly(
        soft ->
            cases.forEach(
                one ->
                    soft.assertThat(row.get(one.number() - 1))
                        .as(one.toString())
                        .isEqualTo(plain(one.part(3)))));
  }

  private static String joined(List<Case> cases, Function<Case, String> part) {
    return cases.stream().map(part).collect(Collectors.joining(", "));
  }

  private static String column(Case one) {
    return "c" + one.number();
  }

  private static String plain(String expected) {
    return expected
        .replace("[blank]", " ")
        .replace("[tab]", "\t")
        .replace("[newline]", "\n")
        .replace("[return]", "\r");
  }

  @Test
  void whatTheTargetWouldRefuseIsFoundByTheQuery() throws Exception {
    List<Case> cases = TypeCases.of("refused.txt");
    for (Case one : cases) {
      make(one, one.part(1), "NULL");
    }
    try (Move move = Move.between(mysql, postgres, "")) {
      for (Case one : cases) {
        assertAllRefused(one, move.table(column(one)));
        assertThat(postgres.queryString("SELECT count(*) FROM " + column(one))).isEqualTo("1");
      }
    }
  }

  @Test
  void whatBecomesNullIsRefusedWhereNoneIsTaken() throws Exception {
    List<Case> cases = TypeCases.of("nothing.txt");
    for (Case one : cases) {
      make(one, one.part(1) + " NOT NULL");
    }
    try (Move move = Move.between(mysql, postgres, "")) {
      for (Case one : cases) {
        assertAllRefused(one, move.table(column(one)));
      }
    }
  }

  private void assertAllRefused(Case one, Move.Result result) throws Exception {
    int count = one.list(2).size();
    assertThat(result.rejects())
        .as(one.toString())
        .hasSize(count)
        .allSatisfy(reject -> assertThat(reject.reason()).contains(one.part(3)));
    assertThat(result.rejects()).extracting(Reject::line).startsWith(1L).endsWith((long) count);
    assertThat(result.rejects().get(0).key()).isEqualTo("id=1");
    String query = result.rejects().get(0).query();
    assertThat(mysql.rows(query)).as(one + "\n" + query).hasSize(count);
  }

  /** A table that is named after the case, with a key and its values. */
  private void make(Case one, String target, String... more) throws Exception {
    String name = column(one);
    List<String> statements = new ArrayList<>(List.of(LENIENT));
    statements.add(
        "CREATE TABLE %s (id int AUTO_INCREMENT PRIMARY KEY, v %s)".formatted(name, one.part(0)));
    List<String> values = new ArrayList<>(one.list(2));
    values.addAll(List.of(more));
    values.forEach(
        value -> statements.add("INSERT INTO %s (v) VALUES (%s)".formatted(name, value)));
    mysql.execute(statements.toArray(String[]::new));
    postgres.execute("CREATE TABLE " + name + " (v " + target + ")");
  }

  @Test
  void whatMakesNoSenseIsSaidBefore() throws Exception {
    List<Case> cases = TypeCases.of("senseless.txt");
    mysql.execute("CREATE TABLE t (" + joined(cases, one -> column(one) + " " + one.part(0)) + ")");
    postgres.execute(
        "CREATE TABLE t (" + joined(cases, one -> column(one) + " " + one.part(1)) + ")");
    assertThat(Move.of(mysql, postgres, "").problems())
        .hasSize(cases.size())
        .contains("t.c1: blob cannot become integer of c1");
  }

  @Test
  void timesOfAZoneAreMomentsOfIt() throws Exception {
    mysql.execute(
        "SET time_zone = '+00:00'",
        "CREATE TABLE t (id int PRIMARY KEY, w datetime, s datetime(3), ts timestamp NULL,"
            + " tl timestamp NULL, d date, x varchar(40))",
        "INSERT INTO t VALUES (1, '2024-01-15 12:00:00', '2024-07-15 12:00:00.125',"
            + " '2024-07-15 10:00:00', '2024-07-15 10:00:00', '2024-07-15',"
            + " '2024-07-15 12:00:00')");
    postgres.execute(
        "CREATE TABLE t (id int, w timestamptz, s timestamptz, ts timestamptz, tl timestamp,"
            + " d timestamptz, x timestamptz)");
    Move.of(mysql, postgres, "?time-zone=Europe/Berlin");
    assertThat(
            postgres.rows(
                "SELECT w AT TIME ZONE 'UTC', s AT TIME ZONE 'UTC', ts AT TIME ZONE 'UTC', tl,"
                    + " d AT TIME ZONE 'UTC', x AT TIME ZONE 'UTC' FROM t"))
        .containsExactly(
            List.of(
                "2024-01-15 11:00:00",
                "2024-07-15 10:00:00.125",
                "2024-07-15 10:00:00",
                "2024-07-15 12:00:00",
                "2024-07-14 22:00:00",
                "2024-07-15 10:00:00"));
  }

  @Test
  void emptyTextsStandWhereTheyStood() throws Exception {
    mysql.execute(
        "CREATE TABLE t (a text, b text, c text)",
        "INSERT INTO t VALUES ('', '', ''), ('', 'x', NULL), (NULL, '', '\\\\N')");
    postgres.execute("CREATE TABLE t (a text, b text, c text)");
    Move.of(mysql, postgres, "");
    assertThat(postgres.rows("SELECT coalesce(a, '-'), coalesce(b, '-'), coalesce(c, '-') FROM t"))
        .containsExactly(List.of("", "", ""), List.of("", "x", "-"), List.of("-", "", "\\N"));
  }

  @Test
  void aRejectNamesTheKeyAndShortensTheValue() throws Exception {
    mysql.execute(
        "CREATE TABLE t (a varchar(9), `b``c` int, v text, PRIMARY KEY (a, `b``c`))",
        "INSERT INTO t VALUES ('x', 7, CONCAT(REPEAT('long\\n', 100), 'end'))");
    postgres.execute("CREATE TABLE t (v varchar(5))");
    Move.Result move = Move.of(mysql, postgres, "");
    assertThat(move.rejects().get(0).toString())
        .startsWith("t, line 1 (a=\"x\", b`c=7): v \"long?long?")
        .endsWith("...\" is longer than 5 characters");
    assertThat(mysql.rows(move.rejects().get(0).query())).hasSize(1);
  }

  @Test
  void oneRowIsAsLongAsMemoryIsGiven() throws Exception {
    mysql.execute(
        "CREATE TABLE t (id int PRIMARY KEY, v longblob)",
        "INSERT INTO t VALUES (1, REPEAT('\\\\', 20000000)), (2, 'small')");
    postgres.execute("CREATE TABLE t (id int, v text)");
    assertThat(Move.of(mysql, postgres, "").rows()).isEqualTo(2);
    assertThat(postgres.queryString("SELECT sum(length(v)) FROM t")).isEqualTo("20000005");
  }
}
