package dev.slipway.proof;

import dev.slipway.backup.rehearse.ScratchDatabase;
import dev.slipway.history.HistoryTables;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.dump.SchemaText;
import dev.slipway.proof.rows.RowMaker;
import dev.slipway.proof.rows.RowsPicture;
import dev.slipway.run.RunTerms;
import dev.slipway.run.Runner;
import java.util.List;
import java.util.Set;

/** A scratch database, what runs migrations on it, and a session that looks at it in between. */
final class ProofDatabase implements AutoCloseable {

  private final ScratchDatabase database;
  private final ScratchRuns runs;
  private final Session session;
  private final SchemaReader reader;
  private final RowMaker rows;

  private ProofDatabase(ScratchDatabase database, ScratchRuns runs, long seed) {
    this.database = database;
    this.runs = runs;
    this.session = database.connector().open();
    this.reader = new SchemaReader(session);
    this.rows = new RowMaker(session, seed);
  }

  /** Takes a database over, which is gone with it; also when this throws. */
  static ProofDatabase on(ScratchDatabase database, ProofTerms given, Migrations migrations) {
    try {
      Connector connector = database.connector();
      RunTerms terms = given.run();
      RunTerms own =
          new RunTerms(
              terms.settings().withDatabase(connector.database()),
              terms.deadline(),
              ScratchListener.SILENT);
      Runner runner = new Runner(own, connector, given.toolVersion());
      return new ProofDatabase(database, new ScratchRuns(runner, own, migrations), given.seed());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Throws {@link dev.slipway.error.SlipwayException}. */
  void up(Version target) {
    runs.up(target);
  }

  /** Takes so many of the newest back. Throws {@link dev.slipway.error.SlipwayException}. */
  void down(int steps) {
    runs.down(steps);
  }

  SchemaPicture picture() {
    return reader.read();
  }

  /** Gives rows to the tables that are new, or of another shape than before; tells which. */
  Set<String> fill() {
    return rows.fill();
  }

  /** The rows that were made here. */
  RowMaker rowMaker() {
    return rows;
  }

  /** What the rows are of the tables that there were when they were filled. */
  RowsPicture rows() {
    return RowsPicture.of(session, rows.tables());
  }

  /** The lines of pg_dump, without what differs from run to run. */
  List<String> dump() {
    return SchemaText.of(database.connector(), HistoryTables.NAMES).lines().toList();
  }

  @Override
  public void close() {
    session.close();
    database.close();
  }
}
