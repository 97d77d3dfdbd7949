package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.Key;
import dev.slipway.error.InvalidInput;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the rows of a table into parts of equal size. */
final class KeyRanges {

  /**
   * A part.
   *
   * @param after its rows are behind this key; null for the first
   * @param to and up to this one; null for the last, and for those of an empty table
   * @param rows how many there are
   */
  record Piece(@Nullable List<String> after, @Nullable List<String> to, long rows) {}

  private KeyRanges() {}

  /** All rows in one. One round trip. */
  static Piece whole(Session session, Job job) {
    return new Piece(null, null, count(session, job));
  }

  private static long count(Session session, Job job) {
    return session
        .execute("SELECT count(*) AS number FROM " + job.table().name().quoted())
        .get(0)
        .first()
        .number("number");
  }

  /**
   * So many pieces; the last ones are empty where there are fewer rows than pieces. One round trip.
   * Those before the last that have no row are to count as done. Throws {@link InvalidInput} for a
   * statement that goes by no key.
   */
  static List<Piece> of(Session session, Job job, int parts) {
    Key key = job.key();
    if (key == null) {
      throw new InvalidInput(
          "The "
              + job.order().what()
              + " has no bounds (:batch_from, :batch_to), so it has no parts. Nothing was done."
              + " Next: run it without --parts.");
    }
    List<Row> ends = session.execute(sql(job, key, parts)).get(0).list();
    List<Piece> pieces = new ArrayList<>();
    @Nullable List<String> after = null;
    for (int i = 0; i < parts; i++) {
      @Nullable List<String> end = i < ends.size() ? Page.key(ends.get(i), key) : after;
      long rows = i < ends.size() ? ends.get(i).number("rows") : 0;
      pieces.add(new Piece(after, i == parts - 1 ? null : end, rows));
      after = end;
    }
    return pieces;
  }

  /** The last key of each piece, and how many rows it has. */
  private static String sql(Job job, Key key, int parts) {
    return "SELECT * FROM (SELECT "
        + key.names("")
        + ", piece, place, count(*) OVER (PARTITION BY piece) AS rows, max(place) OVER"
        + " (PARTITION BY piece) AS last FROM (SELECT "
        + key.named()
        + ", row_number() OVER w AS place, ntile("
        + parts
        + ") OVER w AS piece FROM "
        + job.table().name().quoted()
        + " WINDOW w AS (ORDER BY "
        + key.list(name -> name)
        + ")) numbered) pieces WHERE place = last ORDER BY piece";
  }
}
