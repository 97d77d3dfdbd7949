package dev.slipway.proof;

import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import dev.slipway.proof.Proved.Finding;
import dev.slipway.proof.rows.Unmade;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Proves migrations on scratch databases: each goes up, down and up again, on tables that have
 * rows, and schema and rows are read in between. What fails there is tried on empty tables too. In
 * the end all go up and down at once.
 */
public final class Proof {

  private final Supplier<ProofDatabase> databases;
  private final List<Migration> due;

  /** The version above which migrations are proved, the others run up alone; null for all. */
  private final @Nullable Version since;

  private ProofDatabase database;
  private long rows;
  private List<Unmade> unmade = List.of();

  private Proof(Supplier<ProofDatabase> databases, List<Migration> due, @Nullable Version since) {
    this.databases = databases;
    this.due = due;
    this.since = since;
    this.database = databases.get();
  }

  /**
   * What came of each numbered migration of an environment, in order. One that cannot be brought up
   * ends it. Throws what connecting throws.
   *
   * @param since only those above it are proved, the others run up alone; null for all
   */
  public static ProofResult of(ProofTerms terms, Migrations migrations, @Nullable Version since) {
    String environment = terms.run().settings().environment();
    List<Migration> due =
        migrations.list().stream()
            .filter(migration -> !migration.isRepeatable())
            .filter(migration -> migration.options().runsIn(environment))
            .toList();
    Proof proof = new Proof(() -> terms.database(migrations), due, since);
    try {
      List<Proved> proved = proof.each();
      List<String> left = proof.all(proved);
      return new ProofResult(proved, new RowsMade(terms.seed(), proof.rows, proof.unmade), left);
    } finally {
      proof.database.close();
    }
  }

  private List<Proved> each() {
    List<Proved> proved = new ArrayList<>();
    boolean stuck = false;
    for (int i = 0; i < due.size(); i++) {
      Migration migration = due.get(i);
      Proved one =
          stuck
              ? Proved.of(migration, Finding.NOT_REACHED, List.of(), false)
              : isAsked(migration) ? reached(i, prove(i)) : bringUp(migration);
      stuck = !one.up();
      if (isAsked(migration) || !one.isRight()) {
        proved.add(one);
      }
    }
    return proved;
  }

  /** Where its way back has spoilt the database, the ones behind it get another. */
  private Proved reached(int index, Proved one) {
    if (one.up() || one.finding() == Finding.UP_FAILS) {
      return one;
    }
    renew(index + 1);
    return one.broughtUp();
  }

  private boolean isAsked(Migration migration) {
    return since == null || migration.version().compareTo(since) > 0;
  }

  private Proved bringUp(Migration migration) {
    try {
      return new MigrationTrial(database, migration).up();
    } catch (MigrationTrial.Failed e) {
      return e.proved();
    }
  }

  private Proved prove(int index) {
    fill();
    try {
      Proved proved = new MigrationTrial(database, due.get(index)).whole();
      return proved.isRight() ? onLaterRows(index, proved) : proved;
    } catch (MigrationTrial.Failed e) {
      return database.rowMaker().made() > 0 ? onEmptyTables(index, e) : e.proved();
    }
  }

  /** Others write rows as soon as it is up, and then it is taken back all the same. */
  private Proved onLaterRows(int index, Proved proved) {
    Migration migration = due.get(index);
    Set<String> written = migration.down() == null ? Set.of() : fill();
    if (written.isEmpty()) {
      return proved;
    }
    try {
      Proved told = new MigrationTrial(database, migration).later(proved);
      database.rowMaker().forget(written);
      return told;
    } catch (MigrationTrial.Failed e) {
      renew(index + 1);
      return e.isOfServer() ? e.proved() : proved;
    }
  }

  /** Gives rows to what is new, and counts them. */
  private Set<String> fill() {
    long before = database.rowMaker().made();
    Set<String> filled = database.fill();
    rows += database.rowMaker().made() - before;
    unmade = database.rowMaker().unmade();
    return filled;
  }

  /** Whether it was for the rows; from here on, there are none but the migrations' own. */
  private Proved onEmptyTables(int index, MigrationTrial.Failed failed) {
    renew(index);
    Migration migration = due.get(index);
    try {
      Proved empty = new MigrationTrial(database, migration).whole();
      Proved rows = failed.proved();
      return empty.isRight() && failed.isOfServer()
          ? Proved.of(migration, rows.finding().onRows(), rows.details(), true)
          : empty;
    } catch (MigrationTrial.Failed e) {
      return e.proved();
    }
  }

  /** A new database, with the migrations before one. */
  private void renew(int index) {
    database.close();
    database = databases.get();
    if (index > 0) {
      database.up(due.get(index - 1).version());
    }
  }

  /** What is left when all that were asked for went up and down at once. */
  private List<String> all(List<Proved> proved) {
    boolean possible =
        !proved.isEmpty()
            && proved.stream()
                .allMatch(one -> one.finding() == Finding.PROVED || one.accepted() != null);
    if (!possible) {
      return List.of();
    }
    renew(due.size() - proved.size());
    return AllDown.left(database, due.get(due.size() - 1).version(), proved.size());
  }
}
