package dev.slipway.backup.part;

import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.dump.DumpSection;
import dev.slipway.postgres.dump.DumpedSections;
import java.io.OutputStream;

/** The definitions that come before the rows, or those that come after. */
public record SchemaJob(DumpedSections schema, DumpSection section) implements PartJob {

  @Override
  public String subject() {
    return section == DumpSection.PRE_DATA
        ? "the definitions that come before the rows"
        : "the indexes, constraints and triggers";
  }

  @Override
  public Part.Kind kind() {
    return section == DumpSection.PRE_DATA ? Part.Kind.PRE_DATA : Part.Kind.POST_DATA;
  }

  @Override
  public String name() {
    return section == DumpSection.PRE_DATA ? "000-pre" : "900-post";
  }

  @Override
  public long write(Session session, OutputStream out) {
    schema.write(section, out);
    return 0;
  }

  @Override
  public boolean isForReader() {
    return true;
  }
}
