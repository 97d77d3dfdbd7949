package dev.slipway.proof;

import dev.slipway.error.SlipwayException;
import dev.slipway.history.SchemaChange;
import dev.slipway.migration.Version;
import dev.slipway.sql.LineDifference;
import java.util.ArrayList;
import java.util.List;

/** Migrations all up and all down at once, where each alone is proved. */
final class AllDown {

  private AllDown() {}

  /** What they leave: by the catalogues, and where those say nothing, by pg_dump. */
  static List<String> left(ProofDatabase database, Version last, int count) {
    SchemaPicture before = database.picture();
    List<String> dump = database.dump();
    try {
      database.up(last);
      database.down(count);
    } catch (SlipwayException e) {
      return List.of(RefusalText.of(e));
    }
    List<SchemaChange> changes = database.picture().since(before);
    return changes.isEmpty()
        ? lines(dump, database.dump())
        : changes.stream().map(SchemaChange::text).toList();
  }

  private static List<String> lines(List<String> before, List<String> after) {
    List<String> lines = new ArrayList<>();
    LineDifference.without(before, after).forEach(line -> lines.add("- " + line));
    LineDifference.without(after, before).forEach(line -> lines.add("+ " + line));
    return lines;
  }
}
