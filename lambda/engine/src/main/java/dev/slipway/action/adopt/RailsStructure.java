package dev.slipway.action.adopt;

import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The {@code structure.sql} of Rails, which holds what all earlier versions have done.
 *
 * @param version the newest that is in it; empty where there is none, or the tool is another
 */
record RailsStructure(Optional<Version> version) {

  static RailsStructure of(Tool tool, Migrations migrations) {
    return new RailsStructure(
        migrations.list().stream()
            .limit(tool == Tool.RAILS ? 1 : 0)
            .filter(first -> first.file().equals("structure.sql"))
            .map(Migration::version)
            .findFirst());
  }

  /** True for what an earlier version has done. */
  boolean holds(TheirRow done) {
    return version.filter(newest -> Version.of(done.key()).compareTo(newest) < 0).isPresent();
  }

  /** A database that lacks some of what is in it cannot go on from there: the way out, if so. */
  Optional<String> behind(List<TheirRow> done, Collection<Version> taken) {
    Optional<Version> newest =
        done.stream().map(row -> Version.of(row.key())).max(Comparator.naturalOrder());
    return version
        .filter(one -> !taken.contains(one))
        .flatMap(missing -> newest.map(database -> advice(missing, database)));
  }

  private static String advice(Version missing, Version database) {
    return "structure.sql is of %s, the database at %s: run rails db:migrate first"
        .formatted(missing, database);
  }
}
