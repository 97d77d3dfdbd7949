package dev.slipway.transfer.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Wiring;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.MysqlSettings;
import dev.slipway.config.SettingsReader;
import dev.slipway.ledger.Deadline;
import dev.slipway.mysql.MysqlSession;
import dev.slipway.mysql.rows.Reject;
import dev.slipway.mysql.schema.MysqlSchemaReader;
import dev.slipway.mysql.translate.Translation;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SessionOptions;
import dev.slipway.progress.WorkListener;
import dev.slipway.testing.mysql.MariaDbDatabase;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.transfer.copy.CopyFailed;
import dev.slipway.transfer.copy.CopyTerms;
import dev.slipway.transfer.load.LoadFailed;
import dev.slipway.transfer.load.LoadMode;
import dev.slipway.transfer.load.LoadResult;
import dev.slipway.transfer.load.LoadSteps;
import dev.slipway.transfer.load.Loader;
import dev.slipway.transfer.load.TriggerUse;
import dev.slipway.transfer.source.RowChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Copies between real servers. */
class MysqlCopyTest {

  private static final int ROWS = Integer.getInteger("slipway.mysql.rows", 5_000);

  @RegisterExtension final MariaDbDatabase mysql = new MariaDbDatabase();
  @RegisterExtension final PgDatabase postgres = new PgDatabase();
  @TempDir Path folder;

  private final List<String> notices = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();
  private String parameters = "";

  private LoadResult copy(long maxRejects) {
    return copy(new RejectLog(maxRejects, rejects::add), new WorkListener() {});
  }

  private LoadResult copy(RejectLog log, WorkListener listener) {
    MysqlSettings source = MysqlSettings.read("--from", mysql.url() + parameters, Map.of());
    CopyTerms terms =
        new CopyTerms(
            RowChoice.ALL, List.of(), LoadMode.REPLACE, TriggerUse.REST, 1, Deadline.none());
    MysqlCopy copy = new MysqlCopy(new MysqlRows(source, log), connector(), terms);
    LoadSteps steps =
        new LoadSteps() {
          @Override
          public void after(Session session) {
            notices.addAll(copy.loaded());
          }
        };
    return copy.planned(
        (session, plan) -> {
          notices.addAll(plan.notes());
          return new Loader(session, connector(), listener).run(plan.load(), steps);
        });
  }

  private Connector connector() {
    Map<String, String> variables = Map.of("DATABASE_URL", postgres.url());
    DatabaseSettings database =
        SettingsReader.read(variables, Wiring.credentials(variables)).database();
    Duration wait = Duration.ofSeconds(5);
    SessionOptions options = SessionOptions.of("copy test", wait, wait);
    return new Connector(Objects.requireNonNull(database), options, notices::add);
  }

  /** Makes the tables of MySQL in PostgreSQL. */
  private void translate() throws Exception {
    MysqlSettings source = MysqlSettings.read("--from", mysql.url(), Map.of());
    try (MysqlSession session = MysqlSession.open(source)) {
      postgres.execute(Translation.of(MysqlSchemaReader.read(session)).up());
    }
  }

  @Test
  void seventySevenTablesThatReferInACircle() throws Exception {
    List<String> statements = new ArrayList<>(List.of("SET foreign_key_checks = 0"));
    for (int i = 1; i <= 77; i++) {
      statements.add(
          "CREATE TABLE table_%1$d (id int AUTO_INCREMENT PRIMARY KEY, nextId int, CONSTRAINT k%1$d"
                  .formatted(i)
              + " FOREIGN KEY (nextId) REFERENCES table_%d (id))".formatted(i % 77 + 1));
      statements.add(
          "INSERT INTO table_%d VALUES (%d, 7), (7, %d)".formatted(i, i + 7, i % 77 + 8));
    }
    mysql.execute(statements.toArray(String[]::new));
    translate();
    LoadResult result = copy(0);
    assertThat(result.rows()).hasSize(77);
    assertThat(result.rowCount()).isEqualTo(2 * 77);
    assertThat(postgres.queryString("SELECT nextval('table_77_id_seq')")).isEqualTo("85");
  }

  @Test
  void aNameInAUuidColumnIsFoundAndNothingIsChanged() throws Exception {
    mysql.execute(
        "CREATE TABLE users (id int PRIMARY KEY, publicId varchar(36))",
        "INSERT INTO users VALUES (1, UUID()), (4, 'some-name-id'), (6, UUID()), (9, 'x')",
        "CREATE TABLE other (id int PRIMARY KEY, n int unsigned)",
        "INSERT INTO other VALUES (1, 4294967295)");
    postgres.execute(
        "CREATE TABLE users (id int PRIMARY KEY, \"publicId\" uuid)",
        "CREATE TABLE other (id int PRIMARY KEY, n int)",
        "INSERT INTO users VALUES (77)");
    assertThatThrownBy(() -> copy(0))
        .isInstanceOf(TooManyRejects.class)
        .hasMessage(
            """
            3 rows cannot go in, and none may be left out (--max-rejects). Nothing was changed.
              other, line 1 (id=1): n "4294967295" is out of range for integer
                found by: SELECT `id`, `n` FROM `other` WHERE `n` < -2147483648 OR `n` > 2147483647\
             OR `n` <> ROUND(`n`)
              users, line 2 (id=4): publicId "some-name-id" is no uuid
                all 2 of them found by: SELECT `id`, `publicId` FROM `users` WHERE\
             TRIM(`publicId`) <> '' AND (`publicId` NOT REGEXP\
             '^(([0-9a-fA-F]{4}-?){7}[0-9a-fA-F]{4}|[{]([0-9a-fA-F]{4}-?){7}[0-9a-fA-F]{4}[}])$'\
             OR RIGHT(`publicId`, 1) IN (CHAR(10), CHAR(13)))
            Next: mend them at their source, or leave them out with --max-rejects 3.\
            """);
    assertThat(postgres.rows("SELECT id FROM users")).containsExactly(List.of("77"));
  }

  @Test
  void someMayBeLeftOutAndStandInAFile() throws Exception {
    mysql.execute(
        "CREATE TABLE t (id int PRIMARY KEY, v varchar(36))",
        "INSERT INTO t VALUES (1, 'a\"b,c\nd'), (2, '7')");
    postgres.execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
    Path file = folder.resolve("rejects.csv");
    try (RejectFile to = new RejectFile(file)) {
      assertThat(copy(new RejectLog(1, to), new WorkListener() {}).rowCount()).isEqualTo(1);
    }
    postgres.execute("CREATE TABLE r (a text, b int, c text, d text, e text, f text, g text)");
    assertThat(Files.readString(file))
        .startsWith("\"table\",\"line\",\"key\",\"column\",\"value\",\"reason\",\"query\"\n")
        .contains("\"t\",\"1\",\"id=1\",\"v\",\"\"\"a\"\"b,c?d\"\"\",\"is no number\",\"SELECT");
    assertThat(postgres.rows("SELECT * FROM t")).containsExactly(List.of("2", "7"));
  }

  /** The number of rows grows with {@code -Dslipway.mysql.rows=500000}. */
  @Test
  void manyRowsComeAsTheyAre() throws Exception {
    mysql.execute(
        "SET SESSION sql_mode = ''",
        "CREATE TABLE many (id int PRIMARY KEY, ref char(36), born date, note text, picture blob,"
            + " price decimal(12,3), created datetime)",
        """
        INSERT INTO many SELECT seq, IF(seq %% 50 = 0, '', CAST(UUID() AS CHAR)),
          IF(seq %% 50 = 1, '0000-00-00', '2020-02-29' + INTERVAL seq %% 1000 DAY),
          CONCAT('it''s "', seq, '"\\n\\r\\t\\\\N \\\\. ', CHAR(1 + seq %% 30), ' äöü 😀'),
          UNHEX(MD5(seq)), seq / 7, '2021-01-01' + INTERVAL seq SECOND FROM seq_1_to_%d\
        """
            .formatted(ROWS));
    postgres.execute(
        "CREATE TABLE many (id int PRIMARY KEY, ref uuid, born date, note text, picture bytea,"
            + " price numeric(12,3), created timestamp)");
    assertThat(copy(0).rowCount()).isEqualTo(ROWS);
    assertThat(postgres.queryString("SELECT count(*) FROM many WHERE ref IS NULL"))
        .isEqualTo(String.valueOf(ROWS / 50));
    assertSame(
        "SELECT id, CONCAT_WS('|', IF(ref = '', 'none', ref), IF(born = 0, 'none', born), note,"
            + " LOWER(HEX(picture)), price, created) FROM many ORDER BY id",
        "SELECT id, concat_ws('|', coalesce(ref::text, 'none'), coalesce(born::text, 'none'),"
            + " note, encode(picture, 'hex'), price, created) FROM many ORDER BY id");
  }

  private void assertSame(String ofMysql, String ofPostgres) throws Exception {
    try (Connection one = mysql.connect();
        Statement source = one.createStatement();
        Connection other = postgres.connect();
        Statement target = other.createStatement();
        ResultSet left = source.executeQuery(ofMysql);
        ResultSet right = target.executeQuery(ofPostgres)) {
      while (left.next()) {
        assertThat(right.next()).isTrue();
        assertThat(right.getString(1) + right.getString(2))
            .isEqualTo(left.getString(1) + left.getString(2));
      }
      assertThat(right.next()).isFalse();
    }
  }

  @Test
  void namesAreMatchedWithoutCaseWhereThatIsUnique() throws Exception {
    mysql.execute(
        "CREATE TABLE UserAccounts (Id int, createdAt datetime, Legacy int, note varchar(9))"
            + " ENGINE=MyISAM",
        "INSERT INTO UserAccounts VALUES (1, '2020-01-01', 5, 'x')",
        "CREATE TABLE onlyThere (id int)",
        "CREATE TABLE flyway_schema_history (installed_rank int)");
    postgres.execute(
        "CREATE TABLE useraccounts (id int, createdat timestamp, \"note\" text, \"Note\" text"
            + " DEFAULT 'kept')");
    copy(0);
    assertThat(postgres.rows("SELECT id, createdat, note, \"Note\" FROM useraccounts"))
        .containsExactly(List.of("1", "2020-01-01 00:00:00", "x", "kept"));
    assertThat(notices)
        .anyMatch(notice -> notice.matches("MariaDB .* of UTC \\(time-zone= in the URL\\)"))
        .contains(
            "not copied, for there is no such table: onlyThere",
            "of UserAccounts, these go nowhere: Legacy",
            "UserAccounts is of MyISAM: what is written to it meanwhile may be seen");
  }

  @Test
  void allThatKeepsRowsOutIsSaidAtOnce() throws Exception {
    mysql.execute(
        "CREATE TABLE users (id int, picture blob)",
        "CREATE TABLE Users (id int)",
        "CREATE TABLE `Both` (id int)",
        "CREATE TABLE `BOTH` (id int)",
        "CREATE TABLE a (id int)",
        "CREATE TABLE needs (id int)");
    postgres.execute(
        "CREATE TABLE users (id int, picture json)",
        "CREATE TABLE \"both\" (id int)",
        "CREATE SCHEMA s",
        "CREATE SCHEMA r",
        "CREATE TABLE s.a (id int)",
        "CREATE TABLE r.a (id int)",
        "CREATE TABLE needs (id int, more int NOT NULL)");
    assertThatThrownBy(() -> copy(0))
        .isInstanceOf(CopyFailed.class)
        .hasMessageContainingAll(
            "Nothing was copied: this stands in the way.",
            "users.picture: blob cannot become json of picture",
            "tables: a: 1 of that name here could go to 2 there",
            "tables: both: 2 of that name here could go to 1 there",
            "needs: nothing is there for more",
            "Nothing was changed.");
  }

  @Test
  void nothingInCommonIsSaid() throws Exception {
    mysql.execute("CREATE TABLE a (id int)");
    assertThatThrownBy(() -> copy(0)).hasMessageContainingAll("none of its tables is there", "new");
  }

  @Test
  void enumsAndDomainsOfTheTargetAreLookedThrough() throws Exception {
    mysql.execute(
        "SET SESSION sql_mode = ''",
        "CREATE TABLE t (id int PRIMARY KEY, mood varchar(9), short varchar(9), ref char(36))",
        "INSERT INTO t VALUES (1, 'sad', 'ab', ''), (2, 'SAD', 'ab', ''), (3, '', 'ab', ''),"
            + " (4, 'sad', 'abcd', ''), (5, 'sad', '', '')");
    postgres.execute(
        "CREATE TYPE mood AS ENUM ('sad', 'glad')",
        "CREATE DOMAIN base AS varchar(3)",
        "CREATE DOMAIN short AS base",
        "CREATE DOMAIN ref AS uuid",
        "CREATE TABLE t (id int, mood mood, short short, ref ref)");
    copy(2);
    assertThat(postgres.rows("SELECT id, mood, short, ref FROM t ORDER BY id"))
        .extracting(Object::toString)
        .containsExactly("[1, sad, ab, null]", "[3, null, ab, null]", "[5, sad, , null]");
    assertThat(rejects)
        .extracting(Reject::reason)
        .containsExactly("is none of the enum's labels", "is longer than 3 characters");
    for (Reject reject : rejects) {
      assertThat(mysql.rows(reject.query())).hasSize(1);
    }
  }

  @Test
  void aSourceThatIsLostLeavesTheTargetAsItWas() throws Exception {
    mysql.execute(
        "CREATE TABLE t (id int PRIMARY KEY, v longtext)",
        "INSERT INTO t SELECT seq, REPEAT('x', 100000) FROM seq_1_to_500");
    postgres.execute("CREATE TABLE t (id int, v text)", "INSERT INTO t VALUES (7)");
    WorkListener killer =
        new WorkListener() {
          private boolean done;

          @Override
          public void bytesMoved(long bytes) {
            if (!done) {
              done = true;
              kill();
            }
          }
        };
    assertThatThrownBy(() -> copy(new RejectLog(0, rejects::add), killer))
        .isInstanceOf(SourceFailed.class)
        .hasMessageContainingAll(
            "The copy failed: reading t behind row ",
            "the connection is lost. It was rolled back: the database is as it was.",
            "Next: look whether the server still runs");
    assertThat(postgres.rows("SELECT id FROM t")).containsExactly(List.of("7"));
  }

  private void kill() {
    try {
      String id =
          mysql
              .rows(
                  "SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT%FROM `t`'"
                      + " AND db = DATABASE()")
              .get(0)
              .get(0);
      mysql.execute("KILL " + id);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void keysThatMysqlDidNotKeepAreSaid() throws Exception {
    mysql.execute(
        "SET foreign_key_checks = 0",
        "CREATE TABLE parent (id int PRIMARY KEY)",
        "CREATE TABLE child (id int PRIMARY KEY, parent_id int,"
            + " FOREIGN KEY (parent_id) REFERENCES parent (id))",
        "INSERT INTO child VALUES (1, 99)");
    translate();
    assertThatThrownBy(() -> copy(0))
        .isInstanceOf(LoadFailed.class)
        .hasMessageContainingAll("child", "It was rolled back");
    assertThat(postgres.queryString("SELECT count(*) FROM child")).isEqualTo("0");
  }
}
