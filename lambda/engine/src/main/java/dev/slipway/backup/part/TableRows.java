package dev.slipway.backup.part;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table, without those of its children.
 *
 * @param step when it is loaded: behind all tables of lower ones
 * @param quoted schema and name, ready for SQL
 * @param target the table that is named when they are loaded: the table itself, or the root of a
 *     partitioning whose partitions of a row differ from database to database
 * @param columns quoted and separated by commas; generated columns are not among them
 * @param condition a WHERE clause for the rows of an extension's table, empty for all rows
 * @param bytes what it takes on disk now
 * @param pages its pages when it can be cut into ranges of them, else 0
 */
public record TableRows(
    long oid,
    int step,
    String schema,
    String name,
    String quoted,
    String target,
    String columns,
    String condition,
    long bytes,
    long pages) {

  /** Which pages of a table; the last range has no end. */
  record Range(long from, @Nullable Long to) {}

  /** The same, with how much that is. */
  public TableRows withSize(long newBytes, long newPages) {
    return new TableRows(
        oid, step, schema, name, quoted, target, columns, condition, newBytes, newPages);
  }

  /** The command that reads them, or those in a range. */
  String copyOut(Optional<Range> range) {
    return "COPY " + source(range) + " TO STDOUT";
  }

  private String source(Optional<Range> range) {
    return range.isEmpty() && condition.isEmpty()
        ? quoted + list()
        : "(SELECT %s FROM ONLY %s %s)"
            .formatted(columns, quoted, range.map(TableRows::where).orElse(condition));
  }

  /** The line that loads them. */
  String copyIn() {
    return "COPY " + target + list() + " FROM stdin;";
  }

  /** A table without columns has rows all the same. */
  private String list() {
    return columns.isEmpty() ? "" : " (" + columns + ")";
  }

  private static String where(Range range) {
    String from = "WHERE ctid >= '(" + range.from() + ",0)'::pg_catalog.tid";
    return range.to() == null
        ? from
        : from + " AND ctid < '(" + range.to() + ",0)'::pg_catalog.tid";
  }

  /** Ranges of about this many bytes, with what is stored out of line; one table may be one. */
  public List<Optional<Range>> ranges(long rangeBytes) {
    long count = Math.min(pages, bytes / rangeBytes + 1);
    if (count < 2) {
      return List.of(Optional.empty());
    }
    long step = (pages + count - 1) / count;
    return LongStream.iterate(0, from -> from < pages, from -> from + step)
        .mapToObj(from -> Optional.of(range(from, step)))
        .toList();
  }

  private Range range(long from, long step) {
    return new Range(from, from + step < pages ? from + step : null);
  }
}
