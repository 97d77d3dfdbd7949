package dev.slipway.proof;

import dev.slipway.backup.rehearse.ScratchDatabase;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.run.RunTerms;
import dev.slipway.run.Runner;

/** A scratch database, what runs migrations on it, and a session that looks at it in between. */
final class Ground implements AutoCloseable {

  private final ScratchDatabase database;
  private final ScratchRuns runs;
  private final Session session;
  private final SchemaReader reader;

  private Ground(ScratchDatabase database, ScratchRuns runs) {
    this.database = database;
    this.runs = runs;
    this.session = database.connector().open();
    this.reader = new SchemaReader(session);
  }

  /** Takes a database over, which is gone with it; also when this throws. */
  static Ground on(
      ScratchDatabase database, RunTerms terms, Migrations migrations, String toolVersion) {
    try {
      Connector connector = database.connector();
      RunTerms own =
          new RunTerms(
              terms.settings().withDatabase(connector.database()),
              terms.deadline(),
              new ScratchListener(terms.listener()));
      Runner runner = new Runner(own, connector, toolVersion);
      return new Ground(database, new ScratchRuns(runner, own, migrations));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Throws {@link dev.slipway.error.SlipwayException}. */
  void up(Version target) {
    runs.up(target);
  }

  /** Takes the newest back. Throws {@link dev.slipway.error.SlipwayException}. */
  void down() {
    runs.down();
  }

  SchemaPicture picture() {
    return reader.read();
  }

  @Override
  public void close() {
    session.close();
    database.close();
  }
}
