package dev.slipway.handler;

import dev.slipway.Directory;
import dev.slipway.Wiring;
import dev.slipway.action.Json;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.status.StatusReport;
import dev.slipway.config.CredentialStores;
import dev.slipway.config.SettingsReader;
import dev.slipway.config.VariableNames;
import dev.slipway.history.History;
import dev.slipway.history.HistoryRow;
import dev.slipway.history.LastRuns;
import dev.slipway.history.State;
import dev.slipway.ledger.Deadline;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Source;
import dev.slipway.migration.SourceFile;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import dev.slipway.postgres.DriverClasses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A {@code status} on made-up input, as far as it goes without a database, a disk or a network. It
 * is played while Lambda initializes the function, so that no caller waits for classes to be found.
 */
final class WarmUp {

  private static final String EVENT = "{\"action\":\"status\"}";

  private static final Map<String, String> VARIABLES =
      Map.of(
          VariableNames.DB_HOST, "localhost",
          VariableNames.DB_NAME, "app",
          VariableNames.DB_USER, "app",
          VariableNames.DB_PASSWORD, "made up",
          VariableNames.METRICS, VariableNames.EMBEDDED);

  private static final String MIGRATION =
      """
      -- Description: an example
      -- UP
      CREATE TABLE words (word_id int PRIMARY KEY, text varchar(20) DEFAULT 'it''s');
      DO $$ BEGIN PERFORM 1; END $$;
      -- DOWN
      DROP TABLE words;
      """;

  private WarmUp() {}

  static void play(CredentialStores stores) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    JsonLog log = new JsonLog(nowhere, "");
    Request request = Directory.read(event(), name -> null);
    Wiring.desk(SettingsReader.read(VARIABLES, stores), Deadline.none(), log);
    DriverClasses.load();
    Report report = report();
    log.answered(report.fields());
    Measures measures = new Measures(request, VARIABLES);
    measures.succeeded(report);
    new Metrics(nowhere, VARIABLES).write(measures);
  }

  private static Map<String, Object> event() {
    try {
      return Json.fields(new ByteArrayInputStream(bytes(EVENT)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Report report() {
    Migrations migrations = Migrations.read(new OneFile());
    Version version = migrations.list().get(0).version();
    HistoryRow row =
        new HistoryRow(version, null, null, 1, "made up", State.APPLIED, 0, false, null, "nobody");
    return new StatusReport(
        "app", new Comparison(migrations, new History(List.of(row), LastRuns.NONE), "dev"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The made-up migration. */
  private static final class OneFile implements Source {

    @Override
    public List<SourceFile> files() {
      return List.of(new SourceFile("001_made_up.sql", () -> bytes(MIGRATION)));
    }

    @Override
    public String name() {
      return "made up";
    }
  }
}
