package dev.slipway.backup.part;

import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Session;
import java.io.IOException;
import java.io.OutputStream;

/** What is said of the database itself; behind all else, for settings may hinder what follows. */
public record DatabaseJob() implements PartJob {

  @Override
  public String subject() {
    return "the settings, privileges and comment of the database";
  }

  @Override
  public Part.Kind kind() {
    return Part.Kind.DATABASE;
  }

  @Override
  public String name() {
    return "950-database";
  }

  @Override
  public long write(Session session, OutputStream out) throws IOException {
    for (byte[] statement : DatabaseDefinitions.bytes(session)) {
      out.write(statement);
      out.write('\n');
    }
    return 0;
  }
}
