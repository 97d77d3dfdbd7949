package dev.slipway.backup;

import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the sequences stand. They belong to no transaction: what is read is at or ahead of the
 * snapshot, never behind its rows.
 */
record SequencesJob(List<String> sequences) implements PartJob {

  private static final int AT_ONCE = 100;

  @Override
  public String subject() {
    return "the sequences";
  }

  @Override
  public Part.Kind kind() {
    return Part.Kind.SEQUENCES;
  }

  @Override
  public String name() {
    return "800-sequences";
  }

  @Override
  public long write(Session session, OutputStream out) throws IOException {
    for (int from = 0; from < sequences.size(); from += AT_ONCE) {
      List<String> some = sequences.subList(from, Math.min(from + AT_ONCE, sequences.size()));
      for (Map<String, @Nullable String> row : session.execute(select(some)).get(0).list()) {
        SqlFile.lines(out, setval(row));
      }
    }
    return sequences.size();
  }

  private static String select(List<String> sequences) {
    return String.join(
        " UNION ALL ",
        sequences.stream()
            .map(
                name ->
                    "SELECT " + Sql.literal(name) + " AS name, last_value, is_called FROM " + name)
            .toList());
  }

  private static String setval(Map<String, @Nullable String> row) {
    boolean called = "t".equals(row.get("is_called"));
    return "SELECT pg_catalog.setval("
        + Sql.literal(row.get("name")).strip()
        + ", "
        + row.get("last_value")
        + ", "
        + called
        + ");";
  }
}
