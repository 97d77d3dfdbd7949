package dev.slipway.transfer.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ledger.Deadline;
import dev.slipway.postgres.TableName;
import dev.slipway.testing.postgres.PgDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows go in all together, or the database is as it was. */
class LoaderTest extends LoadTestBase {

  /** Who may be a replica, and who may not. */
  static Stream<Function<PgDatabase, String>> roles() {
    return Stream.of(PgDatabase::url, PgDatabase::superuserUrl);
  }

  @ParameterizedTest
  @MethodSource("roles")
  void circlesAndKeysToTheirOwnTable(Function<PgDatabase, String> role) throws SQLException {
    db.execute(
        "CREATE TABLE a (id int PRIMARY KEY, up int REFERENCES a, b int)",
        "CREATE TABLE b (id int PRIMARY KEY, a int NOT NULL REFERENCES a)",
        "ALTER TABLE a ADD CONSTRAINT \"a to b\" FOREIGN KEY (b) REFERENCES b",
        "CREATE TABLE c (b int REFERENCES b DEFERRABLE)",
        "INSERT INTO a VALUES (7)",
        "INSERT INTO b VALUES (7, 7)");
    var catalogue = definitions();

    LoadResult result =
        rows("c", "b", "10")
            .rows("b", "id,a", "10 2")
            .rows("a", "id,up,b", "1 2 10", "2 1 \\N")
            .load(role.apply(db), terms(LoadMode.REPLACE), LoadSteps.NONE);

    assertThat(result.rows()).isEqualTo(Map.of(table("a"), 2L, table("b"), 1L, table("c"), 1L));
    assertThat(db.rows("SELECT a.id, a.up, b.id FROM a LEFT JOIN b ON b.a = a.id ORDER BY 1"))
        .hasToString("[[1, 2, null], [2, 1, 10]]");
    assertThat(definitions()).isEqualTo(catalogue);
  }

  @ParameterizedTest
  @MethodSource("roles")
  void anOrphanKeepsEverythingAsItWas(Function<PgDatabase, String> role) throws SQLException {
    db.execute(
        "CREATE TABLE a (id serial PRIMARY KEY)",
        "CREATE TABLE b (id int, a int REFERENCES a)",
        "INSERT INTO a SELECT FROM generate_series(1, 5)");
    rows("a", "id", "1").rows("b", "id,a", "1 1\n2 9");

    assertThatThrownBy(() -> load(role.apply(db), terms(LoadMode.REPLACE), LoadSteps.NONE))
        .isInstanceOf(LoadFailed.class)
        .hasMessageContaining("It was rolled back: the database is as it was.");

    assertThat(db.queryString("SELECT count(*) FROM a")).isEqualTo("5");
    assertThat(db.queryString("SELECT nextval('a_id_seq')")).isEqualTo("6");
  }

  @Test
  void aKeyThatIsNotValidMayHaveItsOrphansAndTheyAreTold() throws SQLException {
    db.execute(
        "CREATE TABLE a (id int PRIMARY KEY)",
        "CREATE TABLE b (a int)",
        "ALTER TABLE b ADD FOREIGN KEY (a) REFERENCES a NOT VALID");
    rows("a", "id", "1").rows("b", "a", "1\n9");

    LoadResult result = load(db.superuserUrl(), terms(LoadMode.REPLACE), LoadSteps.NONE);

    assertThat(result.warnings()).singleElement().asString().contains("the key is NOT VALID");
  }

  @Test
  void rowsThatWerePromisedAndDidNotComeAreMissed() throws SQLException {
    db.execute("CREATE TABLE a (id int)", "INSERT INTO a VALUES (7)");
    rows("a", "id", "1\n\\.");

    assertThatThrownBy(() -> load(LoadMode.REPLACE))
        .hasMessageContaining("1 row went into public.a, and 2 were promised");

    assertThat(db.queryString("SELECT id FROM a")).isEqualTo("7");
  }

  @ParameterizedTest
  @MethodSource("roles")
  void triggersRestAndAreAsTheyWere(Function<PgDatabase, String> role) throws SQLException {
    db.execute(
        "CREATE TABLE a (id int, note text) PARTITION BY RANGE (id)",
        "CREATE TABLE a_1 PARTITION OF a FOR VALUES FROM (0) TO (10)",
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$BEGIN NEW.note := 'changed'; RETURN NEW; END$$",
        "CREATE TRIGGER one BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION f()",
        "CREATE TRIGGER two BEFORE INSERT ON a_1 FOR EACH ROW EXECUTE FUNCTION f()",
        "ALTER TABLE a_1 ENABLE ALWAYS TRIGGER two",
        "CREATE TRIGGER three BEFORE INSERT ON a_1 FOR EACH ROW EXECUTE FUNCTION f()",
        "ALTER TABLE a_1 DISABLE TRIGGER three");
    var states =
        db.rows("SELECT tgrelid::regclass, tgname, tgenabled FROM pg_trigger ORDER BY 1, 2");

    rows("a", "id,note", "1 x").load(role.apply(db), terms(LoadMode.REPLACE), LoadSteps.NONE);

    assertThat(db.queryString("SELECT note FROM a")).isEqualTo("x");
    assertThat(db.rows("SELECT tgrelid::regclass, tgname, tgenabled FROM pg_trigger ORDER BY 1, 2"))
        .isEqualTo(states);
  }

  @Test
  void triggersFireWhereThatIsChosen() throws SQLException {
    db.execute(
        "CREATE TABLE a (id int, note text)",
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$BEGIN NEW.note := 'changed'; RETURN NEW; END$$",
        "CREATE TRIGGER one BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION f()");
    LoadTerms fire =
        new LoadTerms(
            "import",
            LoadMode.APPEND,
            TriggerUse.FIRE,
            Map.of(),
            Duration.ofSeconds(5),
            1,
            Deadline.none());

    LoadResult result = rows("a", "id,note", "1 x").load(db.url(), fire, LoadSteps.NONE);

    assertThat(db.queryString("SELECT note FROM a")).isEqualTo("changed");
    assertThat(result.warnings())
        .containsExactly("triggers fire for every row and may change it: one of public.a");
  }

  @Test
  void rowsOfTheSameKeyAreWrittenOver() throws SQLException {
    db.execute(
        "CREATE TABLE a (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text,"
            + " long int GENERATED ALWAYS AS (id * 2) STORED, kept text DEFAULT 'new')",
        "INSERT INTO a (note, kept) VALUES ('old', 'mine'), ('stays', 'mine')");

    rows("a", "note,id", "new 1\nmore 20").load(LoadMode.UPSERT);

    assertThat(db.rows("SELECT id, note, long, kept FROM a ORDER BY id"))
        .hasToString("[[1, new, 2, mine], [2, stays, 4, mine], [20, more, 40, new]]");
    db.execute("INSERT INTO a (note) VALUES ('next')");
    assertThat(db.queryString("SELECT max(id) FROM a")).isEqualTo("21");
  }

  @Test
  void sequencesStandBehindEverythingThatWasGiven() throws SQLException {
    db.execute(
        "CREATE TABLE a (id serial, far bigint GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY -2))",
        "SELECT setval('a_id_seq', 500)");
    LoadTerms terms =
        new LoadTerms(
            "import",
            LoadMode.REPLACE,
            TriggerUse.REST,
            Map.of(table("a_id_seq"), 40L),
            Duration.ofSeconds(5),
            1,
            Deadline.none());

    rows("a", "id,far", "3 -7").load(db.url(), terms, LoadSteps.NONE);

    assertThat(db.queryString("SELECT nextval('a_id_seq')")).isEqualTo("41");
    assertThat(db.queryString("SELECT nextval('a_far_seq')")).isEqualTo("-9");
  }

  @Test
  void whatRefersToRowsThatGoIsNamed() throws SQLException {
    db.execute(
        "CREATE TABLE a (id int PRIMARY KEY)",
        "CREATE TABLE b (a int REFERENCES a)",
        "INSERT INTO a VALUES (1)",
        "INSERT INTO b VALUES (1)",
        "ANALYZE b");
    rows("a", "id", "2");

    assertThat(problems(db.url(), terms(LoadMode.REPLACE)))
        .singleElement()
        .asString()
        .startsWith("public.a: its rows cannot go: those of public.b refer to them (b_a_fkey)");
    assertThat(problems(db.url(), terms(LoadMode.APPEND))).isEmpty();

    db.execute("TRUNCATE b");
    load(LoadMode.REPLACE);
    assertThat(db.queryString("SELECT id FROM a")).isEqualTo("2");
  }

  @Test
  void whatRefersToThemAndGotRowsMeanwhileIsSeenUnderLock() throws SQLException {
    db.execute(
        "CREATE TABLE a (id int PRIMARY KEY)",
        "CREATE TABLE b (a int REFERENCES a)",
        "INSERT INTO a VALUES (1)",
        "INSERT INTO b VALUES (1)");
    rows("a", "id", "2");

    assertThatThrownBy(() -> load(LoadMode.REPLACE)).hasMessageContaining("public.b has rows");

    assertThat(db.queryString("SELECT id FROM a")).isEqualTo("1");
  }

  @Test
  void everythingThatIsMissingIsToldAtOnce() throws SQLException {
    db.execute(
        "CREATE TABLE a (id int NOT NULL, note text NOT NULL DEFAULT '', more int NOT NULL)",
        "CREATE TABLE b (id int)",
        "ALTER TABLE b ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE b FORCE ROW LEVEL SECURITY");
    rows("a", "id", "1").rows("b", "id", "1");

    assertThat(problems(db.url(), terms(LoadMode.UPSERT)))
        .hasSize(4)
        .anySatisfy(text -> assertThat(text).contains("public.b: role", "lacks SELECT"))
        .anySatisfy(
            text -> assertThat(text).contains("nothing is there for more, which is NOT NULL"))
        .anySatisfy(text -> assertThat(text).contains("public.a: it has no primary key"))
        .anySatisfy(text -> assertThat(text).contains("public.b: it has no primary key"));
  }

  @Test
  void indexesOfBigTablesAreMadeAgainAsTheyWere() throws SQLException {
    db.execute(
        "CREATE TABLE a (id int PRIMARY KEY, t text)",
        "CREATE INDEX plain ON a (t DESC NULLS LAST) WHERE id > 3",
        "CREATE UNIQUE INDEX \"Odd\" ON a (lower(t), id) INCLUDE (t) WITH (fillfactor = 70)",
        "CREATE INDEX told ON a (t)",
        "COMMENT ON INDEX told IS 'kept'");
    var catalogue = definitions();
    String before = db.queryString("SELECT 'told'::regclass::oid");
    String rows =
        String.join(
            "\n", Stream.iterate(1, i -> i <= 50_000, i -> i + 1).map(i -> i + " x").toList());

    rows("a", "id,t", rows).load(LoadMode.REPLACE);

    assertThat(definitions()).isEqualTo(catalogue);
    assertThat(db.queryString("SELECT 'told'::regclass::oid")).isEqualTo(before);
    assertThat(
            db.queryString(
                "SELECT count(*) FROM pg_index WHERE indisvalid AND indrelid = 'a'::regclass"))
        .isEqualTo("4");
  }

  @Test
  void whoStandsInTheWayIsNamed() throws SQLException {
    db.execute("CREATE TABLE a (id int)");
    LoadTerms hasty =
        new LoadTerms(
            "import",
            LoadMode.REPLACE,
            TriggerUse.REST,
            Map.of(),
            Duration.ofMillis(50),
            2,
            Deadline.none());
    rows("a", "id", "1");
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT * FROM a");

      assertThatThrownBy(() -> load(db.url(), hasty, LoadSteps.NONE))
          .hasMessageContaining("the tables could not be locked (55P03, 2 tries)")
          .hasMessageContaining("In the way: session");
    }
  }

  @Test
  void whatGoesAlongIsCommittedWithTheRowsOrNotAtAll() throws SQLException {
    db.execute("CREATE TABLE a (id int)", "CREATE TABLE log (note text)");
    LoadSteps steps =
        new LoadSteps() {
          @Override
          public String atCommit() {
            return "INSERT INTO public.log VALUES ('done');\n";
          }
        };

    rows("a", "id", "1").load(db.url(), terms(LoadMode.APPEND), steps);
    rows("log", "note", "x y");
    assertThatThrownBy(() -> load(db.url(), terms(LoadMode.APPEND), steps))
        .hasMessageContaining("loading a file into public.log")
        .hasMessageContaining("(line 1)");

    assertThat(db.queryString("SELECT count(*) FROM log")).isEqualTo("1");
    assertThat(db.queryString("SELECT count(*) FROM a")).isEqualTo("1");
  }

  /** All but rows. */
  private List<String> definitions() throws SQLException {
    return db.catalogue().stream().filter(line -> !line.startsWith("row ")).toList();
  }

  private static TableName table(String name) {
    return new TableName("public", name);
  }
}
