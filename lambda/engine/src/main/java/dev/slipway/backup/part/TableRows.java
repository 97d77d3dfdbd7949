package dev.slipway.backup.part;

import java.util.List;
import java.util.Optional;

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

  /** The same, with how much that is. */
  public TableRows withSize(long newBytes, long newPages) {
    return new TableRows(
        oid, step, schema, name, quoted, target, columns, condition, newBytes, newPages);
  }

  /** The command that reads them, or those in a range. */
  String copyOut(Optional<PageRange> range) {
    return "COPY " + source(range) + " TO STDOUT";
  }

  private String source(Optional<PageRange> range) {
    return range.isEmpty() && condition.isEmpty()
        ? quoted + list()
        : "(SELECT %s FROM ONLY %s %s)"
            .formatted(columns, quoted, range.map(r -> "WHERE " + r.condition()).orElse(condition));
  }

  /** The line that loads them. */
  String copyIn() {
    return "COPY " + target + list() + " FROM stdin;";
  }

  /** A table without columns has rows all the same. */
  private String list() {
    return columns.isEmpty() ? "" : " (" + columns + ")";
  }

  /** Ranges of about this many bytes, with what is stored out of line; one table may be one. */
  public List<Optional<PageRange>> ranges(long rangeBytes) {
    return PageRange.cut(bytes, pages, rangeBytes);
  }

  /** As LOCK TABLE names it. */
  public String only() {
    return "ONLY " + quoted;
  }
}
