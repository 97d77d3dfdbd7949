package dev.slipway.action.review;

import dev.slipway.action.Desk;
import dev.slipway.action.HazardLevels;
import dev.slipway.action.TraceOptions;
import dev.slipway.action.TracedBackup;
import dev.slipway.action.TracedSet;
import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.backup.rehearse.ScratchDatabase;
import dev.slipway.error.SlipwayException;
import dev.slipway.history.SchemaChange;
import dev.slipway.lint.Levels;
import dev.slipway.lint.Linter;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import dev.slipway.proof.Proof;
import dev.slipway.proof.ProofTerms;
import dev.slipway.proof.Proved;
import dev.slipway.proof.SchemaPicture;
import dev.slipway.review.PicturedTables;
import dev.slipway.review.Review;
import dev.slipway.review.Review.RatedHazard;
import dev.slipway.review.Review.SchemaDifference;
import dev.slipway.review.Review.Subject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a page tells. What cannot be found out is left out, and the page says so: it is
 * worth more with a gap than not at all.
 */
final class Reviewing {

  /** Of the rows that a proof makes: the same page from the same files. */
  private static final long SEED = 1;

  private final Desk desk;
  private final TraceOptions options;
  private final Migrations migrations;
  private final List<String> notes = new ArrayList<>();
  private final List<SchemaPicture> pictures = new ArrayList<>();

  Reviewing(Desk desk, TraceOptions options) {
    this.desk = desk;
    this.options = options;
    this.migrations = desk.migrations();
  }

  /** Throws what connecting to the live database throws, where that is asked. */
  Review review(boolean proof) {
    LiveLook live = options.asksLive() ? LiveLook.at(desk, migrations) : null;
    List<Migration> set = migrations.list().stream().filter(isReviewed(pending(live))).toList();
    TracedSet traced = traced(set);
    return new Review(
        new Subject(
            live == null ? "" : live.database(),
            desk.settings().environment(),
            desk.toolbox().version(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()),
        new ReviewedSet(set, traced).migrations(),
        hazards(set),
        difference(),
        proof ? proofs(set) : List.of(),
        live == null ? List.of() : live.readings(),
        List.copyOf(notes));
  }

  /** What is pending in a live database, or in a backup; null where neither is asked. */
  private @Nullable Set<Version> pending(@Nullable LiveLook live) {
    BackupPlace backup = options.backup();
    if (backup != null) {
      return TracedBackup.at(desk, backup).pending();
    }
    return live == null ? null : live.pending();
  }

  private Predicate<Migration> isReviewed(@Nullable Set<Version> pending) {
    if (pending != null) {
      return migration -> pending.contains(migration.version());
    }
    Version since = options.since();
    return migration ->
        migration.options().runsIn(desk.settings().environment())
            && (since == null
                || migration.isRepeatable()
                || migration.version().compareTo(since) > 0);
  }

  private List<RatedHazard> hazards(List<Migration> set) {
    Levels levels = HazardLevels.read();
    List<Migration> earlier = migrations.list().stream().filter(one -> !set.contains(one)).toList();
    return Linter.behind(earlier, set, levels).stream()
        .map(hazard -> new RatedHazard(hazard, levels.of(hazard.kind())))
        .toList();
  }

  private @Nullable TracedSet traced(List<Migration> set) {
    if (set.isEmpty()) {
      return null;
    }
    try {
      return TracedSet.of(desk, options, connector -> pictures.add(SchemaPicture.of(connector)));
    } catch (SlipwayException e) {
      notes.add("Locks and the schema's changes were not measured: " + e.getMessage());
      return null;
    }
  }

  private SchemaDifference difference() {
    if (pictures.size() < 2) {
      return SchemaDifference.NONE;
    }
    SchemaPicture before = pictures.get(0);
    SchemaPicture after = pictures.get(1);
    return new SchemaDifference(
        after.since(before).stream().filter(change -> !isUsual(change)).toList(),
        PicturedTables.of(before.tables(), after.tables()));
  }

  /** What is made belongs to whoever makes it: on the scratch server to another role than later. */
  private static boolean isUsual(SchemaChange change) {
    List<String> lines = change.was() == null ? change.added() : change.removed();
    return change.kind().startsWith("rights of ")
        && change.change() != SchemaChange.Kind.CHANGED
        && !lines.isEmpty()
        && lines.stream().skip(1).allMatch(line -> isOfOwner(line, lines.get(0)));
  }

  private static boolean isOfOwner(String line, String owner) {
    return owner.startsWith("owner ")
        && line.startsWith(owner.substring("owner ".length()) + " may ");
  }

  private List<Proved> proofs(List<Migration> set) {
    List<Version> versions =
        set.stream().filter(one -> !one.isRepeatable()).map(Migration::version).toList();
    if (versions.isEmpty()) {
      return List.of();
    }
    try {
      Supplier<ScratchDatabase> databases = () -> options.database(desk);
      ProofTerms terms = new ProofTerms(databases, desk.terms(), desk.toolbox().version(), SEED);
      return Proof.of(terms, migrations, before(versions)).migrations().stream()
          .filter(one -> versions.contains(one.version()) || !one.isRight())
          .toList();
    } catch (SlipwayException e) {
      notes.add("Whether they can be taken back was not tried: " + e.getMessage());
      return List.of();
    }
  }

  /** The newest that runs before all of them; null for none. */
  private @Nullable Version before(List<Version> versions) {
    Version first = versions.stream().min(Comparator.naturalOrder()).orElseThrow();
    return migrations.list().stream()
        .map(Migration::version)
        .filter(version -> version.isNumbered() && version.compareTo(first) < 0)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
