package dev.slipway.bench.function;

import dev.slipway.testing.aws.SecretsManagerServer;
import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.LambdaProcess.Function;
import dev.slipway.testing.function.RuntimeApi;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * A database of one contender, its secret, and a folder of migrations: the same statements for
 * each, in files that bear the names which that contender wants.
 */
record SampleDatabase(PgDatabase database, Path folder) implements AutoCloseable {

  private static final int MIGRATIONS = 12;

  private static final String SECRET =
      "{\"engine\":\"postgres\",\"username\":\"%s\",\"password\":\"%s\",\"host\":\"127.0.0.1\","
          + "\"port\":%d,\"dbname\":\"%s\"}";

  private static final String MIGRATION =
      """
      -- What the application keeps of item %1$d
      CREATE TABLE item_%1$d (
        item_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL CHECK (name <> ''),
        price numeric(12, 2) NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX item_%1$d_name ON item_%1$d (lower(name));
      COMMENT ON TABLE item_%1$d IS 'Items; one row each';
      INSERT INTO item_%1$d (name, price) VALUES ('first', 1.5), ('second', 2.5), ('it''s', 3);
      CREATE FUNCTION touch_%1$d() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.created_at := now();
        RETURN NEW;
      END $$;
      CREATE TRIGGER touch BEFORE UPDATE ON item_%1$d FOR EACH ROW EXECUTE FUNCTION touch_%1$d();
      """;

  /** Creates the database, stores its secret and writes files with names of this form. */
  static SampleDatabase create(SecretsManagerServer secrets, String fileName) throws IOException {
    PgDatabase database = PgDatabase.open();
    secrets.put(database.name(), secret(database));
    Path folder = Files.createTempDirectory("slipway-bench");
    for (int number = 1; number <= MIGRATIONS; number++) {
      Files.writeString(folder.resolve(fileName.formatted(number)), MIGRATION.formatted(number));
    }
    return new SampleDatabase(database, folder);
  }

  private static String secret(PgDatabase database) {
    return SECRET.formatted(database.user(), database.password(), database.port(), database.name());
  }

  /** The variables of a function for this database. */
  Map<String, String> variables(SecretsManagerServer secrets) {
    return new TreeMap<>(
        Map.of(
            "DB_SECRET_ARN",
            database.name(),
            "MIGRATIONS",
            folder.toString(),
            "DB_SSLMODE",
            "prefer",
            "METRICS",
            "emf",
            "AWS_ACCESS_KEY_ID",
            "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY",
            "example",
            "AWS_ENDPOINT_URL_SECRETS_MANAGER",
            secrets.endpoint()));
  }

  /** Applies the migrations by the function that is measured. */
  void migrateBySlipway(Function function) {
    try (RuntimeApi api = new RuntimeApi();
        LambdaProcess process = LambdaProcess.start(api, function)) {
      Response response = api.invoke("{\"action\":\"up\"}", Duration.ofSeconds(60));
      if (response.kind() != Kind.RESPONSE) {
        throw new IllegalStateException("up answered " + response);
      }
    }
  }

  /** Applies the migrations by Flyway. */
  void migrateByFlyway() {
    String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(database.port(), database.name());
    Flyway.configure()
        .dataSource(url, database.user(), database.password())
        .locations("filesystem:" + folder)
        .load()
        .migrate();
  }

  @Override
  public void close() throws IOException {
    database.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
