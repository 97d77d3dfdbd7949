package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.mysql.MariaDbDatabase;
import dev.slipway.testing.mysql.MariaDbServer;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests the way from MySQL to PostgreSQL through the command line. */
class CopyFromMysqlTest {

  @RegisterExtension final MariaDbDatabase mysql = new MariaDbDatabase();
  @RegisterExtension final PgDatabase postgres = new PgDatabase();
  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void shop() throws Exception {
    Path migrations = Files.createDirectory(folder.resolve("migrations"));
    project = Project.of(migrations, postgres.url());
    mysql.execute(
        "SET SESSION sql_mode = ''",
        "CREATE TABLE users (id int AUTO_INCREMENT PRIMARY KEY, publicId char(36), born date,"
            + " active tinyint(1) NOT NULL DEFAULT 1)",
        "INSERT INTO users VALUES (1, '', '0000-00-00', 0),"
            + " (7, '123e4567-e89b-12d3-a456-426655440000', '2000-01-01', 1)",
        "CREATE TABLE orders (id int AUTO_INCREMENT PRIMARY KEY, userId int, boss int,"
            + " FOREIGN KEY (userId) REFERENCES users (id),"
            + " FOREIGN KEY (boss) REFERENCES orders (id))",
        "INSERT INTO orders VALUES (1, 7, NULL), (2, 1, 1)",
        "CREATE VIEW active_users AS SELECT id FROM users",
        "CREATE TABLE schema_migrations (version varchar(255))");
  }

  @Test
  void theSchemaThenTheRows() throws Exception {
    project.done("new", "from mysql", "--from", mysql.url());
    project.done("up");
    Result copied = project.done("copy", "--from", mysql.url());
    assertThat(copied.out())
        .contains("orders", "2 rows", "without active_users (a view)")
        .contains("Done. " + postgres.name() + " (dev) has got 4 rows of 2 tables from 127.0.0.1:");
    assertThat(postgres.rows("SELECT id, \"publicId\", born, active FROM users ORDER BY id"))
        .extracting(Object::toString)
        .containsExactly(
            "[1, null, null, f]", "[7, 123e4567-e89b-12d3-a456-426655440000, 2000-01-01, t]");
    postgres.execute("INSERT INTO users (\"publicId\") VALUES (NULL)");
    assertThat(postgres.queryString("SELECT max(id) FROM users")).isEqualTo("8");
    assertThat(
            postgres.queryString(
                "SELECT message FROM schema_migration_runs WHERE action = 'copy'"
                    + " AND status = 'completed'"))
        .contains("copied 4 rows into 2 tables from 127.0.0.1:");
    project.done("check");
  }

  @Test
  void byFilesToo() throws Exception {
    project.done("new", "from mysql", "--from", mysql.url());
    project.done("up");
    String store = folder.resolve("store").toString();
    project.done("export", "--from", mysql.url(), "--to", store);
    project.done("import", store + "/exports/" + mysql.name());
    String export = store + "/exports/" + mysql.name();
    assertThat(project.done("check", "--against", export).out()).contains("nothing is wrong");
    assertThat(project.run("check", "--against", export, "--checksum").err())
        .contains("as MariaDB does. Leave it away, and the rows are counted.");
    assertThat(postgres.rows("SELECT \"userId\", boss FROM orders ORDER BY id"))
        .extracting(Object::toString)
        .containsExactly("[7, null]", "[1, 1]");
    assertThat(postgres.queryString("SELECT count(*) FROM users WHERE \"publicId\" IS NULL"))
        .isEqualTo("1");
  }

  @Test
  void whatCannotGoInIsToldAndNothingIsChanged() throws Exception {
    project.done("new", "from mysql", "--from", mysql.url());
    project.done("up");
    postgres.execute("INSERT INTO users (id) VALUES (77)");
    mysql.execute("INSERT INTO users VALUES (9, 'some-name-id', NULL, 1)");
    Path rejects = folder.resolve("rejects.csv");
    String told = project.failed("copy", "--from", mysql.url(), "--rejects", rejects.toString());
    assertThat(told)
        .contains("1 row cannot go in, and none may be left out (--max-rejects)")
        .contains("users, line 3 (id=9): publicId \"some-name-id\" is no uuid", "found by: SELECT")
        .contains("Next: mend them at their source, or leave them out with --max-rejects 1.");
    assertThat(Files.readString(rejects)).contains("\"users\",\"3\",\"id=9\",\"publicId\"");
    assertThat(postgres.rows("SELECT id FROM users")).containsExactly(List.of("77"));
    assertThat(
            postgres.queryString("SELECT status FROM schema_migration_runs WHERE action = 'copy'"))
        .isEqualTo("rolled_back");
    Result left =
        project.done(
            "copy", "--from", mysql.url(), "--max-rejects", "1", "--rejects", rejects.toString());
    assertThat(left.out())
        .contains("warning: 1 row of users could not go in and was left out: users, line 3 (id=9)");
    assertThat(postgres.rows("SELECT id FROM users ORDER BY id"))
        .containsExactly(List.of("1"), List.of("7"));
  }

  @Test
  void tablesOfOneNameAndNoCommonColumnAreTold() throws Exception {
    postgres.execute("CREATE TABLE users (key int)", "INSERT INTO users VALUES (1)");
    assertThat(project.failed("copy", "--from", mysql.url()))
        .contains("users: no column has the same name on both sides", "Nothing was changed.");
    assertThat(postgres.rows("SELECT key FROM users")).containsExactly(List.of("1"));
  }

  @Test
  void noRowIsLeftOutThatIsWrittenDownNowhere() throws Exception {
    project.done("new", "from mysql", "--from", mysql.url());
    project.done("up");
    mysql.execute("INSERT INTO users VALUES (9, 'some-name-id', NULL, 1)");
    for (String nowhere : List.of("/dev/full", folder.resolve("no/folder.csv").toString())) {
      String url = mysql.url();
      Result result =
          project.run("copy", "--from", url, "--max-rejects", "1", "--rejects", nowhere);
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err())
          .contains(nowhere + " cannot be written (", "such as users, line 3 (id=9): publicId")
          .contains("Nothing was changed. Next: name another file with --rejects")
          .doesNotContain("are written down in");
    }
    assertThat(postgres.queryString("SELECT count(*) FROM users")).isEqualTo("0");
  }

  @Test
  void aPasswordMayStandInAVariable() throws Exception {
    project.done("new", "from mysql", "--from", mysql.url());
    project.done("up");
    String url =
        "mysql://%s@127.0.0.1:%d/%s"
            .formatted(MariaDbServer.USER, MariaDbServer.port(), mysql.name());
    project.with("MYSQL_PWD", MariaDbServer.PASSWORD).done("copy", "--from", url, "--json");
    assertThat(project.failed("copy", "--from", url))
        .contains("No connection to MySQL at", "Access denied", "Nothing was done.");
  }

  @Test
  void rowsAreChosenAndMaskedInItsOwnSql() throws Exception {
    project.done("new", "from mysql", "--from", mysql.url());
    project.done("up");
    mysql.execute("INSERT INTO users VALUES (9, 'some-name-id', NULL, 1)");
    Result copied =
        project.done(
            "copy",
            "--from",
            mysql.url(),
            "--where",
            "USERS=active = true or id = 1 -- all of them",
            "--where",
            "orders=boss is null",
            "--mask",
            "users.publicid=IF(id = 9, LOWER('123E4567-E89B-12D3-A456-426655440009'), NULL)",
            "--mask",
            "users.born=`born` + INTERVAL 1 DAY");
    assertThat(copied.out()).contains("has got 4 rows of 2 tables");
    assertThat(postgres.rows("SELECT id, \"publicId\", born FROM users ORDER BY id"))
        .extracting(Object::toString)
        .containsExactly(
            "[1, null, null]",
            "[7, null, 2000-01-02]",
            "[9, 123e4567-e89b-12d3-a456-426655440009, null]");
    assertThat(postgres.queryString("SELECT string_agg(id::text, ' ') FROM orders")).isEqualTo("1");
  }

  /**
   * A text by a number, a field of bits by one, bytes by a time: as MySQL itself would write it.
   */
  @Test
  void aMaskMayBeOfAnotherKindThanItsColumn() throws Exception {
    mysql.execute(
        "CREATE TABLE kinds (id int PRIMARY KEY, t varchar(20), e enum('a', 'b'), f bit(1),"
            + " w bit(40), b varbinary(20), d decimal(9, 2), j json)",
        "INSERT INTO kinds VALUES (1, 'é', 'a', b'0', b'0', 'x', 1, '{}'),"
            + " (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL)");
    project.done("new", "from mysql", "--from", mysql.url());
    project.done("up");
    String[] masks = {"t=id * 1.5", "e='b'", "f=id = 1", "w=1 << 39", "b=id", "d='2.5'", "j=id"};
    List<String> words =
        new ArrayList<>(List.of("copy", "--from", mysql.url(), "--tables", "kinds"));
    for (String mask : masks) {
      words.addAll(List.of("--mask", "kinds." + mask));
    }
    assertThat(project.done(words.toArray(String[]::new)).out()).doesNotContain("no such table");
    assertThat(
            postgres.rows(
                "SELECT t, e, f, w::bigint, convert_from(b, 'UTF8'), d, j FROM kinds ORDER BY id"))
        .containsExactly(
            List.of("1.5", "b", "t", "549755813888", "1", "2.50", "1"),
            List.of("3.0", "b", "f", "549755813888", "2", "2.50", "2"));
    project.done("copy", "--from", mysql.url(), "--mask", "kinds.f=NULL", "--mask", "kinds.t=NULL");
    assertThat(postgres.queryString("SELECT count(*) FROM kinds WHERE num_nonnulls(f, t) = 0"))
        .isEqualTo("2");
  }

  @Test
  void choicesAndMasksAreTriedOutBeforeARowMoves() throws Exception {
    project.done("new", "from mysql", "--from", mysql.url());
    project.done("up");
    String told =
        project.failed(
            "copy",
            "--from",
            mysql.url(),
            "--where",
            "nobody=true",
            "--where",
            "orders=nothing = 1",
            "--mask",
            "users.name='x'",
            "--mask",
            "users.born=no_such(1)");
    assertThat(told)
        .contains("nobody: a condition is given for it, and there is no such table")
        .contains("public.users.name: it is masked, and there is no such column")
        .contains("orders: what is asked of it is refused: ", "Unknown column 'nothing'")
        .contains("users: what is asked of it is refused: ", "no_such")
        .contains("Nothing was changed.");
    Result keys = project.run("copy", "--no-check", "--from", mysql.url(), "--mask", "users.id=id");
    assertThat(keys.out() + keys.err())
        .contains("public.users.id is masked, and the foreign key", "needs it unique");
  }
}
