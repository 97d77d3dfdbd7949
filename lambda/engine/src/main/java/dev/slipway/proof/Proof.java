package dev.slipway.proof;

import dev.slipway.backup.rehearse.ScratchDatabase;
import dev.slipway.error.SlipwayException;
import dev.slipway.history.SchemaChange;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import dev.slipway.proof.Proved.Finding;
import dev.slipway.run.RunTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proves migrations on a scratch database: each goes up, down and up again, and the schema is read
 * in between. An empty schema at the end of all DOWNs follows from each giving back what was there.
 */
public final class Proof implements AutoCloseable {

  private final Ground ground;
  private final RunTerms terms;
  private final Migrations migrations;

  /**
   * A proof on databases that are empty, and gone when it is closed.
   *
   * @param terms those of the run; their database is not touched
   */
  public Proof(
      Supplier<ScratchDatabase> databases,
      RunTerms terms,
      Migrations migrations,
      String toolVersion) {
    this.terms = terms;
    this.migrations = migrations;
    this.ground = Ground.on(databases.get(), terms, migrations, toolVersion);
  }

  /**
   * What came of each numbered migration of this environment, in order. One that cannot be brought
   * up ends it. Throws what connecting throws.
   *
   * @param since only those above it are proved, the others run up alone; null for all
   */
  public List<Proved> hold(@Nullable Version since) {
    List<Proved> proved = new ArrayList<>();
    boolean stuck = false;
    for (Migration migration : due()) {
      boolean asked = since == null || migration.version().compareTo(since) > 0;
      Proved one =
          stuck
              ? told(migration, Finding.NOT_REACHED, List.of())
              : asked ? prove(migration) : bringUp(migration);
      stuck = !one.up();
      if (asked || !one.isRight()) {
        proved.add(one);
      }
    }
    return proved;
  }

  private List<Migration> due() {
    String environment = terms.settings().environment();
    Predicate<Migration> runs = migration -> migration.options().runsIn(environment);
    return migrations.list().stream().filter(m -> !m.isRepeatable()).filter(runs).toList();
  }

  private Proved bringUp(Migration migration) {
    return attempt(migration, Finding.UP_FAILS, () -> ground.up(migration.version()));
  }

  private Proved prove(Migration migration) {
    SchemaPicture before = ground.picture();
    Proved up = bringUp(migration);
    if (up.finding() != Finding.PROVED) {
      return up;
    }
    if (migration.down() == null) {
      return told(migration, Finding.NO_DOWN, List.of());
    }
    SchemaPicture first = ground.picture();
    Proved down = attempt(migration, Finding.DOWN_FAILS, ground::down);
    return down.finding() == Finding.PROVED ? backAndForth(migration, before, first) : down;
  }

  /** The way up is gone again whatever the way down has left: the next ones build on it. */
  private Proved backAndForth(Migration migration, SchemaPicture before, SchemaPicture first) {
    List<String> left = texts(ground.picture().since(before));
    Proved again = attempt(migration, Finding.AGAIN_FAILS, () -> ground.up(migration.version()));
    if (!left.isEmpty()) {
      List<String> all = Stream.concat(left.stream(), again.details().stream()).toList();
      return new Proved(
          migration.version(),
          migration.description(),
          Finding.DOWN_DIFFERS,
          all,
          again.finding() == Finding.PROVED);
    }
    return again.finding() == Finding.PROVED
        ? told(migration, Finding.AGAIN_DIFFERS, texts(ground.picture().since(first)))
        : again;
  }

  private static List<String> texts(List<SchemaChange> changes) {
    return changes.stream().map(SchemaChange::text).toList();
  }

  /** Proved where it does not fail. */
  private static Proved attempt(Migration migration, Finding failing, Runnable run) {
    try {
      run.run();
      return told(migration, Finding.PROVED, List.of());
    } catch (SlipwayException e) {
      return told(migration, failing, List.of(String.valueOf(e.getMessage())));
    }
  }

  private static Proved told(Migration migration, Finding finding, List<String> details) {
    boolean up =
        finding != Finding.UP_FAILS
            && finding != Finding.AGAIN_FAILS
            && finding != Finding.NOT_REACHED;
    boolean nothing = finding == Finding.AGAIN_DIFFERS && details.isEmpty();
    return new Proved(
        migration.version(),
        migration.description(),
        nothing ? Finding.PROVED : finding,
        details,
        up);
  }

  @Override
  public void close() {
    ground.close();
  }
}
