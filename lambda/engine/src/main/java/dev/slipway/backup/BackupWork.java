package dev.slipway.backup;

import dev.slipway.backup.catalogue.BackupFolder;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.manifest.ServerId;
import dev.slipway.backup.part.DatabaseJob;
import dev.slipway.backup.part.LargeObjectsJob;
import dev.slipway.backup.part.PartJob;
import dev.slipway.backup.part.SchemaJob;
import dev.slipway.backup.part.SequencesJob;
import dev.slipway.backup.part.SharedSnapshot;
import dev.slipway.backup.part.SnapshotSql;
import dev.slipway.backup.scope.BackupPlan;
import dev.slipway.postgres.SocketSession;
import dev.slipway.postgres.dump.DumpSection;
import dev.slipway.postgres.dump.DumpedSections;
import dev.slipway.postgres.dump.SchemaDumper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One backup while it is taken: the files to write, and what its manifest says in the end.
 *
 * @param reader reads the moment that the backup is of, and holds the locks
 * @param folder where its files are
 */
record BackupWork(
    BackupTerms terms,
    BackupPlan plan,
    SocketSession reader,
    SchemaDumper dumper,
    ServerId server,
    BackupFolder folder) {

  /** What all sessions read. */
  SharedSnapshot snapshot() {
    return new SharedSnapshot(reader.session(), plan.origin().snapshot(), "");
  }

  /** The definitions, which the reader dumps. */
  DumpedSections schema() {
    String bytes = plan.origin().dumpEncoding();
    return dumper.sections(bytes, reader);
  }

  /** The files, those in one list in turn. */
  List<List<PartJob>> jobs(DumpedSections schema) {
    List<List<PartJob>> jobs = new ArrayList<>();
    jobs.add(
        Stream.of(DumpSection.PRE_DATA, DumpSection.POST_DATA)
            .<PartJob>map(section -> new SchemaJob(schema, section))
            .toList());
    jobs.addAll(plan.jobs(terms.rangeBytes()));
    jobs.add(List.of(new LargeObjectsJob()));
    jobs.add(List.of(new SequencesJob(plan.sequences(), snapshot())));
    jobs.add(List.of(new DatabaseJob()));
    return jobs;
  }

  /** Also proves that the session with the locks is still there. One round trip. */
  Manifest manifest(List<Part> parts) {
    String now = reader.session().execute(SnapshotSql.NOW + ";\nCOMMIT").get(0).first().text("now");
    return new Manifest(
        Manifest.FORMAT,
        terms.toolVersion(),
        terms.runId().toString(),
        terms.environment(),
        dumper.version(),
        terms.compression(),
        plan.startedAt(),
        now,
        plan.origin().on(server).named(plan.names()),
        plan.migrations(),
        plan.extensions(),
        plan.roles(),
        plan.excluded(),
        Stream.concat(plan.warnings().stream(), dumper.warnings().stream()).toList(),
        parts);
  }
}
