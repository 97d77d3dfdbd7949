package dev.slipway.bench.mysql;

import dev.slipway.bench.Benchmark;
import dev.slipway.bench.Race;
import dev.slipway.bench.Setup;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.tool.Command;
import dev.slipway.bench.tool.Cost;
import dev.slipway.testing.mysql.MariaDbServer;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Function;

/**
 * Measures {@code copy --from mysql://...} in 256 MB of heap beside a pgloader that is told to take
 * large batches, on one table, by the clock on the wall. PATH must hold pgloader.
 */
public final class MysqlTimes implements Benchmark {

  private static final int ROWS = Setup.number("rows", 500_000);

  /** Of pgloader's time, ours may take so much: 1.5 times the rows a second. */
  private static final double LIMIT = 1 / 1.5;

  private static final String USER = "bench";

  private static final String TABLE =
      """
      CREATE TABLE words (id int NOT NULL PRIMARY KEY, ref char(36) NOT NULL, word varchar(100),
        note text, picture blob, price decimal(12,3), born date, created datetime,
        changed timestamp NULL, active tinyint(1), score double)\
      """;

  /** 2 % empty uuids and zero dates; quotes, line breaks and backslashes in every row. */
  private static final String FILL =
      """
      INSERT INTO words SELECT seq, IF(seq %% 50 = 0, '', CAST(UUID() AS CHAR)),
        CONCAT('word ', seq),
        CONCAT('it''s "', seq, '"\\n\\t\\\\N ', REPEAT('lorem ipsum ', 1 + seq %% 10), ' äöü'),
        UNHEX(MD5(seq)), seq / 7,
        IF(seq %% 50 = 1, '0000-00-00', '2020-02-29' + INTERVAL seq %% 1000 DAY),
        '2021-01-01' + INTERVAL seq SECOND, '2021-01-01' + INTERVAL seq SECOND, seq %% 2, seq / 3
      FROM seq_1_to_%d\
      """;

  private static final String TARGET =
      """
      CREATE TABLE words (id int PRIMARY KEY, ref uuid, word varchar(100), note text, picture bytea,
        price numeric(12,3), born date, created timestamp, changed timestamptz, active boolean,
        score double precision)\
      """;

  private static final String PGLOADER =
      """
      LOAD DATABASE FROM %s INTO %s
      WITH data only, workers = 2, concurrency = 1, batch rows = 25000, prefetch rows = 100000
      CAST type char to uuid using empty-string-to-null,
        type date to date using zero-dates-to-null, type tinyint to boolean using tinyint-to-boolean
      ALTER SCHEMA '%s' RENAME TO 'public';
      """;

  private Setup setup;
  private String source;

  @Override
  public String name() {
    return "mysql";
  }

  @Override
  public String title() {
    return "Rows of MariaDB into PostgreSQL";
  }

  @Override
  public Outcome measure(Setup given) throws SQLException {
    setup = given;
    Outcome.Builder outcome = new Outcome.Builder();
    if (setup.peers().program("pgloader").isEmpty()) {
      return outcome.skip("pgloader", "bench/peers could not bring it").build();
    }
    setup.versions().put("pgloader", setup.peers().version("pgloader"));
    source = MariaDbServer.createDatabase();
    fill(source);
    String work = "copy of %,d rows".formatted(ROWS);
    new Race(work, "pgloader", () -> time(this::ours), () -> time(this::theirs), LIMIT)
        .run(setup, outcome);
    return outcome.build();
  }

  private static void fill(String source) throws SQLException {
    try (Connection connection = MariaDbServer.connect(source);
        Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION sql_mode = ''");
      statement.execute(TABLE);
      statement.execute(FILL.formatted(ROWS));
      statement.execute("CREATE USER " + USER + "@'%' IDENTIFIED BY '" + USER + "'");
      statement.execute("GRANT SELECT ON " + source + ".* TO " + USER + "@'%'");
    }
  }

  /** Into a new table; all rows must be there in the end. */
  private Cost time(Function<PgDatabase, Command> way) {
    try (PgDatabase target = PgDatabase.open()) {
      target.execute(TARGET);
      Cost cost = way.apply(target).cost();
      String rows = target.queryString("SELECT count(*) FROM words");
      if (!rows.equals(String.valueOf(ROWS))) {
        throw new IllegalStateException(rows + " rows arrived");
      }
      return cost;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String mysql() {
    return "mysql://%s:%s@127.0.0.1:%d/%s".formatted(USER, USER, MariaDbServer.port(), source);
  }

  private Command ours(PgDatabase target) {
    return setup.slipway(
        Map.of("DATABASE_URL", target.url(), "JAVA_OPTS", "-Xmx256m"),
        "copy",
        "--no-check",
        "--from",
        mysql());
  }

  /** As the server's own superuser, who needs no password: one that a URL encodes, it mistakes. */
  private Command theirs(PgDatabase target) {
    try {
      String url = "pgsql://postgres@127.0.0.1:%d/%s".formatted(target.port(), target.name());
      Path file = setup.folder().resolve("words.load");
      Files.writeString(file, PGLOADER.formatted(mysql(), url, source));
      return Command.shell(
          setup.folder(), Map.of(), "pgloader " + file + " | tee log; ! grep ERROR log");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
