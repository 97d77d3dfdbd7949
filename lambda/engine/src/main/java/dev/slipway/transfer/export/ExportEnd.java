package dev.slipway.transfer.export;

import dev.slipway.backup.part.SequenceValues;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.TableName;
import dev.slipway.storage.Storage;
import dev.slipway.storage.Upload;
import dev.slipway.transfer.manifest.ExportManifest;
import dev.slipway.transfer.manifest.ExportManifestJson;
import dev.slipway.transfer.manifest.ExportSource;
import dev.slipway.transfer.manifest.ExportedSequence;
import dev.slipway.transfer.manifest.ExportedTable;
import dev.slipway.transfer.source.SourcePlan;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What is written behind the rows of an export; the manifest last. */
record ExportEnd(Storage storage, ExportFolder folder, ExportTerms terms) {

  /** Writes it; {@code clock} ends the reading, and tells when. */
  ExportResult write(
      ExportReading reading, List<ExportedTable> tables, Function<Session, String> clock)
      throws IOException {
    SourcePlan plan = reading.plan();
    List<SequenceValues> sequences =
        SequenceValues.read(
            reading.session(), plan.sequences().stream().map(TableName::quoted).toList());
    long bytes = besides(plan, tables, sequences);
    ExportManifest manifest = manifest(plan, tables, sequences, clock.apply(reading.session()));
    bytes += put(ExportManifest.FILE, ExportManifestJson.write(manifest));
    storage.pointTo(folder.database() + ExportFolder.LATEST, folder.name());
    return new ExportResult(
        storage.uri() + "/" + folder.prefix(),
        manifest,
        bytes + manifest.storedBytes(),
        0,
        plan.warnings());
  }

  /** What there is of one that has paused. */
  ExportResult paused(ExportReading reading, List<ExportedTable> tables, int left) {
    ExportManifest manifest = manifest(reading.plan(), tables, List.of(), reading.plan().moment());
    return new ExportResult(
        storage.uri() + "/" + folder.prefix(),
        manifest,
        manifest.storedBytes(),
        left,
        reading.plan().warnings());
  }

  private long besides(SourcePlan plan, List<ExportedTable> tables, List<SequenceValues> sequences)
      throws IOException {
    return switch (terms.form().rows()) {
      case SQL ->
          new AllData(storage, folder, terms.form()).write(plan.schema(), tables, sequences);
      case JSON, JSON_LINES -> put(ExportSummary.FILE, ExportSummary.of(tables));
      case CSV -> 0;
    };
  }

  private long put(String file, byte[] content) throws IOException {
    try (Upload upload = storage.create(folder.prefix() + file)) {
      upload.write(content);
      upload.complete();
    }
    return content.length;
  }

  /** What says that these tables are there. */
  ExportManifest manifest(
      SourcePlan plan, List<ExportedTable> tables, List<SequenceValues> sequences, String now) {
    return new ExportManifest(
        ExportManifest.FORMAT,
        terms.toolVersion(),
        terms.runId().toString(),
        new ExportSource(
            "PostgreSQL", plan.schema().server(), plan.schema().database(), terms.environment()),
        plan.moment(),
        now,
        terms.form().rows(),
        terms.form().packing(),
        plan.migrations(),
        plan.leftOut(),
        tables,
        sequences.isEmpty() ? List.of() : sequences(plan.sequences(), sequences));
  }

  private static List<ExportedSequence> sequences(
      List<TableName> names, List<SequenceValues> values) {
    Map<String, SequenceValues> byName = new HashMap<>();
    values.forEach(value -> byName.put(value.name(), value));
    return names.stream()
        .map(name -> sequence(name, Objects.requireNonNull(byName.get(name.quoted()))))
        .toList();
  }

  private static ExportedSequence sequence(TableName name, SequenceValues value) {
    return new ExportedSequence(
        name.schema(), name.name(), value.isCalled() ? value.lastValue() : null);
  }
}
