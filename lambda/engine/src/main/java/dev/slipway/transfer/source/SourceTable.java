package dev.slipway.transfer.source;

import dev.slipway.backup.part.PageRange;
import dev.slipway.postgres.Sql;
import dev.slipway.transfer.table.DataTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of which rows are read.
 *
 * @param pieces where its rows lie: the table itself, or its partitions; none where they can only
 *     be read through the table
 * @param condition that they meet, null for all
 * @param newest only so many of them, null for all
 */
public record SourceTable(
    DataTable table, List<Piece> pieces, @Nullable String condition, @Nullable Newest newest) {

  /** More than most have: fewer rows than there are is no harm. */
  private static final long BYTES_OF_A_ROW = 1000;

  /**
   * A table, or a partition, that can be read by itself.
   *
   * @param quoted its name with its schema, ready for SQL
   * @param bytes what it takes on disk
   * @param pages its pages when it can be cut into ranges of them, else 0
   */
  public record Piece(String quoted, long bytes, long pages) {}

  /** What it takes on disk. */
  public long bytes() {
    return Math.max(table.bytes(), pieces.stream().mapToLong(Piece::bytes).sum());
  }

  /** About how many rows it has, also where the server has counted none yet. */
  public long about() {
    return Math.max(table.rows(), bytes() / BYTES_OF_A_ROW);
  }

  /** True when every row is read. */
  public boolean isWhole() {
    return condition == null && newest == null;
  }

  /**
   * Its rows in parts that can be read side by side, of about as many bytes; of chosen rows, the
   * server knows better how to find them.
   */
  public List<SourcePart> parts(long rangeBytes) {
    List<SourcePart.Place> places =
        isWhole() && !pieces.isEmpty()
            ? pieces.stream().flatMap(piece -> places(piece, rangeBytes)).toList()
            : List.of(new SourcePart.Place(table.from(), Optional.empty(), bytes()));
    return IntStream.range(0, places.size())
        .mapToObj(i -> new SourcePart(this, places.get(i), i, places.size()))
        .toList();
  }

  /** Its rows in one part, whatever they lie in. */
  public SourcePart whole() {
    SourcePart.Place place = new SourcePart.Place(table.from(), Optional.empty(), bytes());
    return new SourcePart(this, place, 0, 1);
  }

  private static Stream<SourcePart.Place> places(Piece piece, long rangeBytes) {
    List<Optional<PageRange>> ranges = PageRange.cut(piece.bytes(), piece.pages(), rangeBytes);
    return ranges.stream()
        .map(
            range ->
                new SourcePart.Place(
                    "ONLY " + piece.quoted(), range, piece.bytes() / ranges.size()));
  }

  /** A query of chosen rows, oldest first where only the newest are wanted. */
  String chosen(String what) {
    String from =
        " FROM " + table.from() + (condition == null ? "" : " WHERE " + bracketed(condition));
    if (newest == null) {
      return "SELECT " + what + from;
    }
    String column = Sql.name(newest.column());
    boolean last = table.column(newest.column()).filter(found -> !found.notNull()).isPresent();
    String order = " ORDER BY " + column + " DESC" + (last ? " NULLS LAST" : "");
    return "SELECT %s FROM (SELECT *%s%s LIMIT %d) AS %s ORDER BY %s%s"
        .formatted(
            what,
            from,
            order,
            newest.rows(),
            Sql.name(table.name().name()),
            column,
            last ? " NULLS FIRST" : "");
  }

  /** An expression of somebody else, which may end with a comment. */
  public static String bracketed(String expression) {
    return "(\n" + expression + "\n)";
  }
}
