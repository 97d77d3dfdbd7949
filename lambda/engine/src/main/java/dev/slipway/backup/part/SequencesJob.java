package dev.slipway.backup.part;

import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Where the sequences stand. They belong to no transaction: what is read is at or ahead of the
 * snapshot, never behind its rows.
 */
public record SequencesJob(List<String> sequences) implements PartJob {

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
      for (SequenceValues one : SequenceValues.read(session, some)) {
        SqlFile.lines(out, setval(one));
      }
    }
    return sequences.size();
  }

  private static String setval(SequenceValues one) {
    return "SELECT pg_catalog.setval("
        + Sql.literal(one.name()).strip()
        + ", "
        + one.lastValue()
        + ", "
        + one.isCalled()
        + ");";
  }
}
