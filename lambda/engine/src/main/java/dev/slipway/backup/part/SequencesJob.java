package dev.slipway.backup.part;

import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Where the sequences stand. They belong to no transaction: what is read is at or ahead of the
 * snapshot, never behind its rows.
 */
public record SequencesJob(List<String> sequences) implements PartJob {

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
    for (SequenceValues one : SequenceValues.read(session, sequences)) {
      SqlFile.lines(out, one.statement());
    }
    return sequences.size();
  }
}
