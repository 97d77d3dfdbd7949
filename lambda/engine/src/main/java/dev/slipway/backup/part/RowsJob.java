package dev.slipway.backup.part;

import dev.slipway.backup.catalogue.FileNames;
import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rows of a table, or of some of its pages. */
public record RowsJob(
    TableRows table, Optional<PageRange> range, int index, long estimate, String encoding)
    implements PartJob {

  /** The files of a table, one for each range of its pages. */
  public static List<PartJob> of(
      TableRows table, List<Optional<PageRange>> ranges, String encoding) {
    long estimate = table.bytes() / ranges.size();
    return IntStream.range(0, ranges.size())
        .<PartJob>mapToObj(i -> new RowsJob(table, ranges.get(i), i, estimate, encoding))
        .toList();
  }

  @Override
  public String subject() {
    return "the rows of " + table.quoted() + range.map(r -> " from page " + r.from()).orElse("");
  }

  @Override
  public Part.Kind kind() {
    return Part.Kind.ROWS;
  }

  @Override
  public String name() {
    return "10"
        + table.step()
        + "-"
        + FileNames.of(table.schema())
        + "."
        + FileNames.of(table.name())
        + ".p"
        + index;
  }

  @Override
  public long write(Session session, OutputStream out) throws IOException {
    SqlFile.lines(out, table.copyIn());
    long rows =
        session.copies().out(table.copyOut(range) + " WITH (ENCODING '" + encoding + "')", out);
    SqlFile.lines(out, "\\.", "");
    return rows;
  }
}
