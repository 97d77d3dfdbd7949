package dev.slipway.action.adopt;

import dev.slipway.action.adopt.Adoption.Check;
import dev.slipway.action.adopt.Adoption.Taken;
import dev.slipway.action.adopt.TheirTables.Found;
import dev.slipway.error.InvalidInput;
import dev.slipway.history.History;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Source;
import dev.slipway.migration.SourceFile;
import dev.slipway.migration.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds another tool's history against the files and our own history. */
final class Adopting {

  private final Found theirs;
  private final Migrations migrations;
  private final Source source;
  private final TheirKeys keys;
  private final RailsStructure structure;
  private final Map<Version, Taken> taken = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> obstacles = new ArrayList<>();

  Adopting(Found theirs, Migrations migrations, Source source) {
    this.theirs = theirs;
    this.migrations = migrations;
    this.source = source;
    this.keys = new TheirKeys(theirs.tool(), migrations);
    this.structure = RailsStructure.of(theirs.tool(), migrations);
  }

  /**
   * What would be taken over. Throws {@link InvalidInput} where something has failed over there.
   *
   * @param rows of their table, in its order
   * @param history ours
   * @param environment in which {@code up} would run what is pending
   */
  Adoption of(List<TheirRow> rows, History history, String environment) {
    TheirStanding standing = TheirStanding.of(theirs.tool(), rows);
    refuseFailed(standing.failed());
    standing.done().forEach(this::take);
    structure.behind(standing.done(), taken.keySet()).ifPresent(obstacles::add);
    if (standing.floor() != null) {
      takeUpTo(standing.floor());
    }
    return adoption(history, environment);
  }

  private void takeUpTo(TheirRow floor) {
    Version version = Version.of(floor.key());
    migrations.list().stream()
        .filter(one -> !one.isRepeatable() && one.version().compareTo(version) <= 0)
        .forEach(one -> put(one, floor));
    if (theirs.tool() == Tool.GOLANG_MIGRATE && !taken.containsKey(version)) {
      take(floor);
    }
  }

  private Adoption adoption(History history, String environment) {
    List<Taken> all = taken.values().stream().sorted(Comparator.comparing(Taken::version)).toList();
    Version newest =
        all.stream()
            .map(Taken::version)
            .filter(Version::isNumbered)
            .reduce((a, b) -> b)
            .orElse(null);
    List<Migration> pending =
        migrations.list().stream()
            .filter(one -> one.options().runsIn(environment))
            .filter(one -> !taken.containsKey(one.version()) && !history.isApplied(one.version()))
            .toList();
    List<Taken> open = all.stream().filter(one -> history.find(one.version()).isEmpty()).toList();
    return new Adoption(
        theirs.tool(),
        theirs.table(),
        open,
        all.size() - open.size(),
        pending,
        pending.stream().filter(one -> isBelow(one, newest)).toList(),
        List.copyOf(notes),
        List.copyOf(obstacles));
  }

  private static boolean isBelow(Migration migration, @Nullable Version newest) {
    return newest != null && !migration.isRepeatable() && migration.version().compareTo(newest) < 0;
  }

  private void refuseFailed(List<TheirRow> failed) {
    if (!failed.isEmpty()) {
      throw new InvalidInput(
          theirs.tool().title()
              + " has not ended "
              + String.join(", ", failed.stream().map(TheirKeys::shown).toList())
              + " well ("
              + theirs.table().shown()
              + "): nobody knows what of it is in the database. "
              + theirs.tool().advice()
              + ". Then ask again. Nothing was done.");
    }
  }

  private void take(TheirRow done) {
    List<Migration> files = keys.find(done);
    if (files.size() > 1) {
      obstacles.add(
          "%s is done there, and here it may be any of %s. Take the folder that it is from"
              .formatted(
                  TheirKeys.shown(done),
                  String.join(", ", files.stream().map(Migration::file).toList())));
    } else if (!files.isEmpty()) {
      put(files.get(0), done);
    } else if (!structure.holds(done)) {
      takeWithoutFile(done);
    }
  }

  private void takeWithoutFile(TheirRow done) {
    Version version = keys.version(done);
    if (version == null || migrations.find(version).isPresent()) {
      obstacles.add(
          TheirKeys.shown(done)
              + " is done there and has no file here, so that nobody can tell its version. Take the"
              + " folder that it is from");
    } else {
      taken.put(version, new Taken(version, null, done, Check.UNKNOWN));
    }
  }

  private void put(Migration migration, TheirRow done) {
    Check check = check(migration, done);
    if (check == Check.DIFFERS && migration.isRepeatable()) {
      notes.add(migration.file() + " has changed since it was run there: it is pending");
      return;
    }
    taken.putIfAbsent(migration.version(), new Taken(migration.version(), migration, done, check));
  }

  private Check check(Migration migration, TheirRow done) {
    String checksum = done.checksum();
    SourceFile file = source.find(migration.file()).orElse(null);
    boolean known = TheirChecksums.areKnown(theirs.tool()) && done.fate() == TheirRow.Fate.DONE;
    if (checksum == null || file == null || !known) {
      return Check.UNKNOWN;
    }
    try {
      return TheirChecksums.fit(theirs.tool(), checksum, file) ? Check.FITS : Check.DIFFERS;
    } catch (IOException e) {
      return Check.UNKNOWN;
    }
  }
}
