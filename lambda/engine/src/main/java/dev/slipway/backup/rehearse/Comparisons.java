package dev.slipway.backup.rehearse;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.restore.definition.DefinitionFiles;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.postgres.ByteText;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.dump.SchemaDumper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** All comparisons of one restored database with its backup. */
final class Comparisons {

  private static final String FOREIGN_KEYS =
      "SELECT count(*) FILTER (WHERE convalidated) AS valid FROM pg_constraint WHERE contype = 'f'";

  private final StoredBackup backup;
  private final Workplace place;
  private final ScratchDatabase restored;
  private final ScratchServer scratch;
  private final Extent extent;
  private final SchemaDumper dumper;
  private final Connector connector;
  private final Runnable clock;
  private final DefinitionsComparison definitions;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int tables;
  private long rows;
  private int sequences;
  private int foreignKeys;

  /** {@code clock} throws when the time has ended. */
  Comparisons(
      StoredBackup backup,
      Workplace place,
      DefinitionFiles files,
      ScratchDatabase restored,
      Runnable clock)
      throws IOException {
    this.backup = backup;
    this.scratch = place.server();
    this.connector = restored.connector();
    this.clock = clock;
    this.dumper = scratch.dumper(connector);
    this.restored = restored;
    this.place = place;
    this.extent = extent(files);
    this.definitions =
        new DefinitionsComparison(files, extent, new NormalForm(files, place, extent, clock));
  }

  private Extent extent(DefinitionFiles files) throws IOException {
    return new Extent(scratch.rights(), SuperuserOnly.of(files.stored().values(), scratch));
  }

  /** What of the backup is made. */
  Extent extent() {
    return extent;
  }

  void found(Problem problem) {
    problems.add(problem);
  }

  void warn(List<String> more) {
    warnings.addAll(more);
  }

  /** Makes all of them. */
  void make() throws IOException {
    warn();
    problems.addAll(definitions.compare(dumper));
    warnings.addAll(definitions.warnings());
    try (Session session = connector.open()) {
      RowsComparison compared = new RowsComparison(backup, session, clock);
      problems.addAll(compared.compare());
      tables = compared.tables();
      rows = compared.rows();
      compareSequences(new SequencesComparison(session));
      compareDatabase(new DatabaseComparison(backup, session, connector.database().name()));
      String valid = session.execute(FOREIGN_KEYS).get(0).first().get("valid");
      foreignKeys = Integer.parseInt(String.valueOf(valid));
    }
  }

  private void compareSequences(SequencesComparison compared) throws IOException {
    for (Part part : backup.manifest().parts()) {
      if (part.kind() == Part.Kind.SEQUENCES) {
        try (InputStream text = backup.open(part)) {
          problems.addAll(compared.compare(ByteText.of(text.readAllBytes())));
        }
      }
    }
    sequences = compared.same();
    warnings.addAll(compared.behind());
  }

  private void compareDatabase(DatabaseComparison compared) throws IOException {
    problems.addAll(compared.compare());
    warnings.addAll(compared.warnings());
  }

  private void warn() {
    warnings.addAll(restored.leftBehind());
    backup.manifest().warnings().forEach(one -> warnings.add("of the backup: " + one));
    if (!restored.otherLocale().isEmpty()) {
      warnings.add(restored.otherLocale());
    }
    if (!extent.left().subjects().isEmpty()) {
      warnings.add(
          "only a superuser could make, so that they were neither made nor compared: "
              + String.join(", ", extent.left().subjects()));
    }
    if (scratch.superuser() && scratch.restorer() == null) {
      warnings.add(
          connector.database().user()
              + " is a superuser of that server, and so was all that the backup ran there");
    }
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

  /** Throws {@link RehearsalFailed} when something was found, and it may be the server's fault. */
  RehearsalResult result() {
    if (!problems.isEmpty() && !restored.otherLocale().isEmpty()) {
      throw new PlaceFault(place)
          .told(
              Problems.format(restored.otherLocale() + ":", problems),
              "name with --url a server that has the locale",
              null);
    }
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
