package dev.slipway.backup.restore.unit;

import dev.slipway.backup.catalogue.StatementBites;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.definition.DefinitionReader;
import dev.slipway.backup.restore.target.RestoreLedger;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * A file of statements that may be of any size: sequences, large objects. It is done in bites, each
 * in a transaction of its own, and goes on behind the last one that is done.
 *
 * @param kept which statements are wanted
 * @param done what is done of the restore, the bites of this file included; gets each as it is done
 */
public record StatementFileUnit(
    StoredBackup backup,
    Part part,
    Predicate<StatementWords> kept,
    Set<String> done,
    LongConsumer meter)
    implements Unit {

  @Override
  public String id() {
    return part.file();
  }

  @Override
  public String subject() {
    return part.kind() == Part.Kind.SEQUENCES
        ? part.file() + ": the sequences"
        : part.file() + ": the large objects";
  }

  @Override
  public long bytes() {
    return part.bytes();
  }

  @Override
  public void run(Session session, String record) throws IOException {
    run(session, record, () -> {});
  }

  @Override
  public void run(Session session, String record, Runnable bitten) throws IOException {
    try (InputStream in = backup.open(part)) {
      StatementBites bites = new StatementBites(in);
      List<Statement> bite = bites.next();
      for (int i = 0; !bite.isEmpty(); i++) {
        String id = id() + "@" + i;
        boolean isNew = !done.contains(id);
        if (isNew) {
          session.executeAsWritten("BEGIN;\n" + sql(bite) + RestoreLedger.done(id) + "COMMIT");
          done.add(id);
        }
        meter.accept(bite.stream().mapToLong(Statement::length).sum());
        if (isNew) {
          bitten.run();
        }
        bite = bites.next();
      }
    }
    session.execute("BEGIN;\n" + record + "COMMIT");
  }

  /** All that is left of the file in one transaction; the bites before were done. */
  @Override
  public Salvaged salvage(Session session, String record, SqlFailure failure) throws IOException {
    Salvage salvage = Salvage.begin(session);
    try (InputStream in = backup.open(part)) {
      StatementBites bites = new StatementBites(in);
      List<Statement> bite = bites.next();
      for (int i = 0; !bite.isEmpty(); i++) {
        if (!done.contains(id() + "@" + i) && salvage.attempt(sql(bite)) != null) {
          oneByOne(bite, salvage);
        }
        bite = bites.next();
      }
    }
    return salvage.endAndNote(record);
  }

  private void oneByOne(List<Statement> bite, Salvage salvage) {
    for (Definition definition : kept(bite)) {
      SqlFailure refused = salvage.attempt(Definition.together(List.of(definition)));
      if (refused != null) {
        salvage.leave(definition.subject(), refused);
      }
    }
  }

  private String sql(List<Statement> bite) {
    return Definition.together(kept(bite));
  }

  /** Each with the role in whose name a privilege was passed on. */
  private List<Definition> kept(List<Statement> bite) {
    return DefinitionReader.of(part.file(), bite).stream()
        .filter(one -> kept.test(one.words()))
        .map(Definition::byMembership)
        .toList();
  }
}
