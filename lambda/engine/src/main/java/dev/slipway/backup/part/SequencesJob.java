package dev.slipway.backup.part;

import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Where the sequences stand. They belong to no transaction: what is read is at or ahead of the
 * snapshot, never behind its rows. So many are read at a time as a server has locks for: one that
 * is read stays locked until the transaction ends.
 */
public record SequencesJob(List<String> sequences, SharedSnapshot snapshot) implements PartJob {

  private static final int AT_ONCE = 300;

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
        SqlFile.lines(out, one.statement());
      }
      snapshot.joinAnew(session);
    }
    return sequences.size();
  }
}
