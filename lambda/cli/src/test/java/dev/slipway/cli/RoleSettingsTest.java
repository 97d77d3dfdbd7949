package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.OddSettings;
import dev.slipway.testing.postgres.OddSettings.Setting;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every setting that a role can carry, at odd values: each command does what it does without them,
 * or refuses and names the setting. All at one odd value each are tried at once; with {@code
 * -Dslipway.settings=all} all values, and apart where that fails.
 */
class RoleSettingsTest {

  private static final boolean ALL = "all".equals(System.getProperty("slipway.settings"));
  private static final String ROLE = "slipway_odd_role";
  private static final String GROUP = "slipway_odd_group";

  /** With one of these, not much can be done; the sooner the better told. */
  private static final Set<String> NAMED =
      Set.of(
          "default_transaction_read_only",
          "dynamic_library_path",
          "extension_control_path",
          "idle_session_timeout",
          "local_preload_libraries",
          "search_path",
          "session_preload_libraries",
          "statement_timeout",
          "transaction_timeout");

  /** They make the server talk, and us listen, for longer than all else takes. */
  private static final Set<String> TALK =
      Set.of("client_min_messages", "log_statement_stats", "log_min_messages");

  /** With the other ways to join off too, each query takes a hundred times as long: tried apart. */
  private static final Set<String> WAYS_TO_JOIN =
      Set.of("enable_material", "enable_memoize", "enable_mergejoin");

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;
  @TempDir Path store;

  private final List<String> wrong = new ArrayList<>();
  private List<Setting> settings;
  private int stories;

  @BeforeEach
  void createRole() throws SQLException {
    superuser(db, "DROP ROLE IF EXISTS " + ROLE);
    superuser(db, "CREATE ROLE " + ROLE + " LOGIN CREATEDB IN ROLE pg_monitor");
    superuser(db, "ALTER ROLE " + ROLE + " PASSWORD '" + PostgresServer.PASSWORD + "'");
    try (Connection connection = db.connectAsSuperuser()) {
      settings = OddSettings.of(connection);
    }
    Project.of(folder, db.url()).file("1_words.sql", WORDS).file("2_index.sql", INDEX);
  }

  @AfterEach
  void dropRole() throws SQLException {
    superuser(db, "DROP ROLE " + ROLE);
  }

  @Test
  void whatCannotBeBorneIsNamed() throws SQLException {
    Set<String> seen = new HashSet<>();
    for (Setting setting : settings) {
      if (NAMED.contains(setting.name()) && (seen.add(setting.name()) || ALL)) {
        hold(List.of(setting));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void allElseIsBorne() throws SQLException {
    List<List<Setting>> rounds = new ArrayList<>();
    settings.stream().filter(s -> isTried(s) && !isApart(s)).forEach(s -> put(s, rounds));
    for (List<Setting> round : rounds.subList(0, ALL ? rounds.size() : 1)) {
      hold(round);
    }
    hold(settings.stream().filter(RoleSettingsTest::isApart).toList());
    assertThat(wrong).isEmpty();
  }

  /** No setting that the server lists: who logs in is another from the first statement on. */
  @Test
  void aRoleThatIsAnotherFromTheStartIsBorne() throws SQLException {
    superuser(db, "DROP ROLE IF EXISTS " + GROUP);
    superuser(db, "CREATE ROLE " + GROUP + " CREATEDB IN ROLE pg_monitor ROLE " + ROLE);
    try (PgDatabase own = PgDatabase.open()) {
      superuser(own, "ALTER DATABASE " + own.name() + " OWNER TO " + GROUP);
      superuser(own, "ALTER SCHEMA public OWNER TO " + GROUP);
      superuser(db, "ALTER ROLE " + ROLE + " SET role = " + GROUP);
      assertThat(story(own)).isNull();
      String owners =
          "SELECT DISTINCT relowner::regrole FROM pg_class WHERE relname LIKE 'schema_m%'";
      assertThat(own.queryString(owners)).isEqualTo(GROUP);
    } finally {
      superuser(db, "DROP ROLE " + GROUP);
    }
  }

  private boolean isTried(Setting setting) {
    return !NAMED.contains(setting.name()) && (ALL || !TALK.contains(setting.name()));
  }

  private static boolean isApart(Setting setting) {
    return WAYS_TO_JOIN.contains(setting.name());
  }

  /** In each round, a setting has one value. */
  private static void put(Setting setting, List<List<Setting>> rounds) {
    Optional<List<Setting>> free =
        rounds.stream()
            .filter(round -> round.stream().noneMatch(s -> s.name().equals(setting.name())))
            .findFirst();
    if (free.isEmpty()) {
      rounds.add(new ArrayList<>());
    }
    free.orElseGet(() -> rounds.get(rounds.size() - 1)).add(setting);
  }

  /** Cuts in half what fails until one setting is left, which must be named. */
  private void hold(List<Setting> some) throws SQLException {
    String failure = failure(some);
    if (failure != null && some.size() > 1 && ALL) {
      hold(some.subList(0, some.size() / 2));
      hold(some.subList(some.size() / 2, some.size()));
    } else if (failure != null && (some.size() > 1 || !failure.contains(some.get(0).name()))) {
      wrong.add((some.size() > 1 ? "all at once" : some.get(0)) + ": " + failure);
    }
  }

  /** What the first command said that did not do as it does without settings; null for none. */
  private String failure(List<Setting> some) throws SQLException {
    try (PgDatabase own = PgDatabase.open()) {
      superuser(own, "ALTER DATABASE " + own.name() + " OWNER TO " + ROLE);
      superuser(own, "ALTER SCHEMA public OWNER TO " + ROLE);
      for (Setting setting : some) {
        set(setting);
      }
      return story(own);
    } finally {
      superuser(db, "ALTER ROLE " + ROLE + " RESET ALL");
    }
  }

  private String story(PgDatabase own) {
    Project project =
        Project.of(folder, own.url().replace(own.user() + ":", ROLE + ":"))
            .with("BACKUP_STORE", "file:" + store.resolve("store" + stories++));
    return Stream.of(
            "up",
            "status --check",
            "drift",
            "backup",
            "verify-backup latest --rehearse",
            "down",
            "restore latest --clean --confirm " + own.name(),
            "status --check",
            "down 0 --yes")
        .map(command -> failure(project, command))
        .filter(said -> !said.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static String failure(Project project, String command) {
    Cli.Result result = project.run(command.split(" "));
    String said = result.err() + result.out();
    return result.exitCode() == 0 ? "" : command + ": " + said.lines().limit(30).collect(LINES);
  }

  /** What a role cannot be set to is none of ours. */
  private void set(Setting setting) {
    try {
      superuser(db, "ALTER ROLE " + ROLE + " SET " + setting.assignment());
    } catch (SQLException refused) {
      assertThat(refused.getSQLState()).as(setting.toString()).matches("22023|25001|42501|55P02");
    }
  }

  private static void superuser(PgDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static final Collector<CharSequence, ?, String> LINES = Collectors.joining("\n");

  private static final String WORDS =
      """
      CREATE TABLE words (id int PRIMARY KEY, word text NOT NULL, at timestamptz, b bytea,
        f double precision, d interval, x xml, CHECK (word <> 'it''s'));
      INSERT INTO words VALUES (1, E'back\\\\slash ä', '2026-02-03 04:05:06+00',
        decode('00ff', 'hex'), 0.1, '1 day 02:03', NULL);
      CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2';
      CREATE VIEW "Words" AS SELECT id AS "Id", word, d > '1 hour' AS is_long FROM words;
      -- DOWN
      DROP VIEW "Words";
      DROP FUNCTION twice(int);
      DROP TABLE words;
      -- VERIFY
      SELECT word = E'back\\\\slash ä' FROM words;
      """;

  private static final String INDEX =
      """
      CREATE INDEX CONCURRENTLY words_word ON words (word);
      ALTER TABLE words ADD COLUMN "Order" int DEFAULT 7;
      -- DOWN
      DROP INDEX words_word;
      ALTER TABLE words DROP COLUMN "Order";
      """;
}
