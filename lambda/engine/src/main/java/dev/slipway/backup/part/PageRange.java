package dev.slipway.backup.part;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Some pages of a table.
 *
 * @param to the first one that does not belong to it; null for the last range, which has no end
 */
public record PageRange(long from, @Nullable Long to) {

  /**
   * Ranges of about as many bytes, with what is stored out of line; one that is nothing is the
   * whole table.
   *
   * @param bytes what the table takes on disk
   * @param pages its pages when it can be cut into ranges of them, else 0
   */
  public static List<Optional<PageRange>> cut(long bytes, long pages, long rangeBytes) {
    long count = Math.min(pages, bytes / rangeBytes + 1);
    if (count < 2) {
      return List.of(Optional.empty());
    }
    long step = (pages + count - 1) / count;
    return LongStream.iterate(0, from -> from < pages, from -> from + step)
        .mapToObj(
            from -> Optional.of(new PageRange(from, from + step < pages ? from + step : null)))
        .toList();
  }

  /** The condition that rows in it meet. */
  public String condition() {
    String begin = "ctid >= '(" + from + ",0)'::pg_catalog.tid";
    return to == null ? begin : begin + " AND ctid < '(" + to + ",0)'::pg_catalog.tid";
  }
}
