package dev.slipway.backup.rehearse;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.restore.Restore;
import dev.slipway.backup.restore.RestoreFailed;
import dev.slipway.backup.restore.RestoreListener;
import dev.slipway.backup.restore.RestoreResult;
import dev.slipway.backup.restore.RestoreTerms;
import dev.slipway.error.Problem;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.dump.SchemaDumper;
import dev.slipway.postgres.dump.SchemaDumpers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Proves that backups restore. A scratch database is created on a server, restored into, compared
 * with the backup and dropped; no other database there is touched.
 */
public final class Rehearsal {

  private static final String FOREIGN_KEYS =
      "SELECT count(*) FILTER (WHERE convalidated) AS valid FROM pg_constraint WHERE contype = 'f'";

  private final String database;
  private final Function<String, Connector> server;
  private final RestoreListener listener;
  private final Supplier<Optional<Duration>> timeLeft;

  /**
   * Opens nothing yet.
   *
   * @param database one that is there, to connect to first
   * @param server connects to a database of the server by its name
   * @param timeLeft how long it may take from now on; nothing when there is no deadline
   */
  public Rehearsal(
      String database,
      Function<String, Connector> server,
      RestoreListener listener,
      Supplier<Optional<Duration>> timeLeft) {
    this.database = database;
    this.server = server;
    this.listener = listener;
    this.timeLeft = timeLeft;
  }

  /**
   * Restores a backup and compares. That it does not restore is a result. Throws {@link
   * RehearsalFailed} when that cannot be found out on this server, or not in time.
   */
  public RehearsalResult hold(StoredBackup backup) {
    Connector first = server.apply(database);
    ScratchServer scratch = ScratchServer.prepare(first, backup.manifest());
    try (ScratchDatabase restored = ScratchDatabase.create(first, backup.manifest().origin())) {
      return hold(backup, scratch, server.apply(restored.name()));
    } catch (IOException e) {
      throw new RehearsalFailed(
          "The rehearsal of " + backup.uri() + " broke off: " + e.getMessage() + ". Try again.", e);
    }
  }

  private RehearsalResult hold(StoredBackup backup, ScratchServer scratch, Connector connector)
      throws IOException {
    Comparisons comparisons = new Comparisons(backup, scratch, connector);
    try {
      RestoreResult result = new Restore(connector, backup, listener).run(terms(scratch));
      if (!result.done()) {
        throw late(backup);
      }
      comparisons.warnings.addAll(result.warnings());
      comparisons.make();
    } catch (RestoreFailed e) {
      if (e.isUntouched()) {
        throw e;
      }
      comparisons.problems.add(new Problem("restore", String.valueOf(e.getMessage())));
    }
    return comparisons.result();
  }

  private RestoreTerms terms(ScratchServer scratch) {
    return new RestoreTerms(
        false, List.of(), scratch.rights(), scratch.rights(), RestoreTerms.WORKERS, timeLeft);
  }

  private static RehearsalFailed late(StoredBackup backup) {
    return new RehearsalFailed(
        "The rehearsal of "
            + backup.uri()
            + " was not finished: the time ended before it was restored and compared. The scratch"
            + " database was dropped. Next: rehearse where there is more time, such as by the"
            + " command line.",
        null);
  }

  /** All comparisons of one restored database with its backup. */
  private final class Comparisons {

    private final StoredBackup backup;
    private final ScratchServer scratch;
    private final SchemaDumper dumper;
    private final Connector connector;
    private final DefinitionsComparison definitions;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private int tables;
    private long rows;
    private int sequences;
    private int foreignKeys;

    Comparisons(StoredBackup backup, ScratchServer scratch, Connector connector) {
      this.backup = backup;
      this.scratch = scratch;
      this.connector = connector;
      this.dumper = SchemaDumpers.choose(connector, scratch.major());
      this.definitions = new DefinitionsComparison(backup, dumper, scratch.rights());
    }

    void make() throws IOException {
      warn();
      for (Part part : backup.manifest().parts()) {
        if (part.kind() == Part.Kind.PRE_DATA || part.kind() == Part.Kind.POST_DATA) {
          definitions.compare(part).ifPresent(problems::add);
          requireTime();
        }
      }
      try (Session session = connector.open()) {
        RowsComparison compared = new RowsComparison(backup, session, this::requireTime);
        problems.addAll(compared.compare());
        tables = compared.tables();
        rows = compared.rows();
        compareSequences(new SequencesComparison(session));
        String valid = session.execute(FOREIGN_KEYS).get(0).first().get("valid");
        foreignKeys = Integer.parseInt(String.valueOf(valid));
      }
    }

    private void compareSequences(SequencesComparison compared) throws IOException {
      for (Part part : backup.manifest().parts()) {
        if (part.kind() == Part.Kind.SEQUENCES) {
          try (InputStream text = backup.open(part)) {
            problems.addAll(
                compared.compare(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
          }
        }
      }
      sequences = compared.same();
      warnings.addAll(compared.behind());
    }

    private void warn() {
      if (!scratch.rights()) {
        warnings.add(
            "owners and privileges were not restored or compared: "
                + (scratch.missing().isEmpty()
                    ? "our role there is no superuser"
                    : "the server has no role " + String.join(", ", scratch.missing())));
      }
      if (!dumper.version().equals(backup.manifest().dumper())) {
        warnings.add(
            "dumped again by pg_dump "
                + dumper.version()
                + ", the backup by "
                + backup.manifest().dumper()
                + ", which may write the same differently");
      }
    }

    private void requireTime() {
      if (timeLeft.get().filter(Duration::isNegative).isPresent()) {
        throw late(backup);
      }
    }

    RehearsalResult result() {
      return new RehearsalResult(
          scratch.version(),
          dumper.version(),
          definitions.same(),
          tables,
          rows,
          sequences,
          foreignKeys,
          List.copyOf(problems),
          List.copyOf(warnings));
    }
  }
}
