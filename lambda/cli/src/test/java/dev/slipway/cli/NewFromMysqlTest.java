package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.mysql.MariaDbDatabase;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code new --from mysql://...}: what it writes is run on a real server, and taken back. */
class NewFromMysqlTest {

  private static final String USERS =
      """
      CREATE TABLE `user` (
        id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, publicId char(36) NOT NULL,
        email varchar(190) NOT NULL, bio text, active tinyint(1) NOT NULL DEFAULT 1,
        role enum('admin','it''s','-- DOWN') NOT NULL DEFAULT 'it''s', tags set('a','b') DEFAULT 'a,b',
        flags bit(4) DEFAULT b'101', balance decimal(12,2) unsigned DEFAULT 0.00,
        score float DEFAULT 1.5, born date DEFAULT '0000-00-00', year_of year DEFAULT 1999,
        created timestamp NOT NULL DEFAULT current_timestamp(),
        updated datetime(3) DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3),
        settings json DEFAULT '{}', picture mediumblob, token binary(16), place point,
        full_name varchar(300) AS (concat(email, bio)) VIRTUAL,
        `select` int CHECK (`select` > 0 AND `select` <> 7), ip inet6, u uuid DEFAULT uuid(),
        UNIQUE KEY email (email), KEY idx (email(10), created DESC), FULLTEXT KEY words (bio),
        CONSTRAINT balance_ok CHECK (balance >= 0),
        CONSTRAINT odd CHECK (email REGEXP '@')
      ) AUTO_INCREMENT=4711 COMMENT='people\n-- DOWN\nand \\\\ ''others'''
      """;

  private static final String ORDERS =
      """
      CREATE TABLE Orders (
        id int NOT NULL AUTO_INCREMENT COMMENT 'a "number"', userId bigint unsigned, parent int,
        PRIMARY KEY (id), KEY idx (userId),
        CONSTRAINT fk_user FOREIGN KEY (userId) REFERENCES `user` (id) ON DELETE SET NULL
          ON UPDATE CASCADE,
        CONSTRAINT fk_parent FOREIGN KEY (parent) REFERENCES Orders (id)
      )
      """;

  @RegisterExtension final MariaDbDatabase mysql = new MariaDbDatabase();
  @RegisterExtension final PgDatabase postgres = new PgDatabase();
  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void project() {
    project = Project.of(folder, postgres.url());
  }

  private String written(String... statements) throws Exception {
    List<String> all = new ArrayList<>(List.of("SET SESSION sql_mode = ''"));
    all.addAll(List.of(statements));
    mysql.execute(all.toArray(String[]::new));
    Result result = project.done("new", "first schema", "--from", mysql.url());
    return Files.readString(Path.of(result.out().strip()));
  }

  @Test
  void makesWhatIsThereAndTakesItBack() throws Exception {
    List<String> before = postgres.catalogue();
    written(USERS, ORDERS);
    project.done("up");
    postgres.execute(
        "INSERT INTO \"user\" (\"publicId\", email) VALUES (gen_random_uuid(), 'a@b')",
        "INSERT INTO \"Orders\" (\"userId\") VALUES (4711)");
    assertThat(
            postgres
                .rows(
                    "SELECT id, active, role, tags, flags, balance, score, born, year_of, token,"
                        + " created <= now(), updated IS NOT NULL, u IS NOT NULL FROM \"user\"")
                .get(0))
        .containsExactly(
            "4711", "t", "it's", "{a,b}", "0101", "0.00", "1.5", null, "1999", null, "t", "t", "t");
    project.done("down");
    assertThat(postgres.catalogue()).isEqualTo(before);
  }

  /** The next number is beyond what the column holds, here as there. */
  @Test
  void takesNumberingsThatHaveGivenTheirLast() throws Exception {
    written(
        "CREATE TABLE u (id bigint unsigned AUTO_INCREMENT PRIMARY KEY)",
        "INSERT INTO u VALUES (18446744073709551614)",
        "CREATE TABLE b (id bigint AUTO_INCREMENT PRIMARY KEY)",
        "INSERT INTO b VALUES (9223372036854775807)",
        "CREATE TABLE i (id int AUTO_INCREMENT PRIMARY KEY)",
        "INSERT INTO i VALUES (2147483647)",
        "CREATE TABLE s (id smallint AUTO_INCREMENT PRIMARY KEY)",
        "INSERT INTO s VALUES (32767)");
    project.done("up");
    assertThat(postgres.rows("SELECT count(*) FROM pg_sequences")).containsExactly(List.of("4"));
  }

  @Test
  void keepsConstraintsAndComments() throws Exception {
    written(USERS, ORDERS);
    project.done("up");
    assertThat(
            refused(
                "INSERT INTO \"user\" (\"publicId\", email, role) VALUES"
                    + " (gen_random_uuid(), 'x', 'other')"))
        .contains("user_role_check");
    assertThat(
            refused(
                "INSERT INTO \"user\" (\"publicId\", email, tags) VALUES"
                    + " (gen_random_uuid(), 'x', '{c}')"))
        .contains("user_tags_check");
    assertThat(
            refused(
                "INSERT INTO \"user\" (\"publicId\", email, balance) VALUES"
                    + " (gen_random_uuid(), 'x', -1)"))
        .contains("balance_ok");
    assertThat(refused("INSERT INTO \"Orders\" (\"userId\") VALUES (1)")).contains("fk_user");
    assertThat(postgres.queryString("SELECT obj_description('\"user\"'::regclass)"))
        .isEqualTo("people\n-- DOWN\nand \\ 'others'");
    assertThat(postgres.queryString("SELECT col_description('\"Orders\"'::regclass, 1)"))
        .isEqualTo("a \"number\"");
    assertThat(
            postgres.rows(
                "SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND tablename IN"
                    + " ('user', 'Orders') ORDER BY indexname COLLATE \"C\""))
        .containsExactly(
            List.of("Orders_pkey"),
            List.of("email"),
            List.of("fk_parent"),
            List.of("idx"),
            List.of("user_idx"),
            List.of("user_pkey"));
  }

  private String refused(String sql) {
    try {
      postgres.execute(sql);
      return "";
    } catch (java.sql.SQLException e) {
      return e.getMessage();
    }
  }

  @Test
  void saysWhatHasNoCounterpart() throws Exception {
    String text =
        written(
            USERS,
            ORDERS,
            "CREATE VIEW v AS SELECT 1",
            "CREATE TRIGGER tr BEFORE INSERT ON Orders FOR EACH ROW SET NEW.parent = NULL",
            "CREATE TABLE flyway_schema_history (installed_rank int)",
            "CREATE TABLE parted (id int PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 4");
    assertThat(text.lines().filter(line -> line.startsWith("-- MySQL: ")))
        .anyMatch(line -> line.matches("-- MySQL: database \\w+ of MariaDB .*"))
        .contains(
            "-- MySQL: user.id is bigint unsigned; numbers above 9223372036854775807 would not fit",
            "-- MySQL: user.publicId is char(36)",
            "-- MySQL: user.token is binary(16)",
            "-- MySQL: user.place is point",
            "-- MySQL: user.born has the default 0000-00-00",
            "-- MySQL: user.settings has the default {}",
            "-- MySQL: user.updated is set by each change of its row to the time; a trigger has to"
                + " do so",
            "-- MySQL: user.full_name is computed: concat(`email`,`bio`)",
            "-- MySQL: user has the check odd: `email` regexp '@'",
            "-- MySQL: user has the FULLTEXT index words (bio)",
            "-- MySQL: email of user compares texts without case",
            "-- MySQL: parted is partitioned; here it is not",
            "-- MySQL: view v is not here",
            "-- MySQL: trigger tr is not here",
            "-- MySQL: history of Flyway flyway_schema_history is not here")
        .noneMatch(line -> line.contains("json_valid"));
    assertThat(text).doesNotContain("CREATE TABLE flyway");
    project.done("up");
  }

  @Test
  void seventySevenTablesThatReferInACircle() throws Exception {
    List<String> statements = new ArrayList<>();
    for (int i = 1; i <= 77; i++) {
      statements.add(
          "CREATE TABLE table_%d (id int AUTO_INCREMENT PRIMARY KEY, next_id int, name varchar(20),"
                  .formatted(i)
              + " KEY idx_next (next_id), UNIQUE KEY name (name))");
    }
    for (int i = 1; i <= 77; i++) {
      statements.add(
          "ALTER TABLE table_%d ADD CONSTRAINT key_%d FOREIGN KEY (next_id) REFERENCES table_%d (id)"
              .formatted(i, i, i % 77 + 1));
    }
    List<String> before = postgres.catalogue();
    written(statements.toArray(String[]::new));
    project.done("up");
    assertThat(
            postgres.rows(
                "SELECT (SELECT count(*) FROM pg_constraint WHERE contype = 'f'),"
                    + " (SELECT count(*) FROM pg_indexes WHERE tablename LIKE 'table%')"))
        .containsExactly(List.of("77", String.valueOf(3 * 77)));
    project.done("down");
    assertThat(postgres.catalogue()).isEqualTo(before);
  }

  @Test
  void reservedAndOddNamesAreQuoted() throws Exception {
    written(
        "CREATE TABLE `table` (`order` int PRIMARY KEY, `a b` int, `Ünder` int, `q\"q` int,"
            + " `"
            + "x".repeat(64)
            + "` int, KEY `"
            + "k".repeat(64)
            + "` (`a b`))");
    project.done("up");
    assertThat(
            postgres.rows(
                "SELECT attname FROM pg_attribute WHERE attrelid = '\"table\"'::regclass AND attnum"
                    + " > 0 ORDER BY attnum"))
        .containsExactly(
            List.of("order"),
            List.of("a b"),
            List.of("Ünder"),
            List.of("q\"q"),
            List.of("x".repeat(63)));
  }

  @Test
  void oneOfAnotherKindOrWithoutTablesMakesNoFile() throws Exception {
    for (String url : List.of(postgres.url(), "mysql://u:s3cret@h", mysql.url())) {
      Result result = project.run("new", "x", "--from", url);
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("--from", "slipway:").doesNotContain("s3cret");
    }
    assertThat(Files.list(folder)).isEmpty();
  }
}
