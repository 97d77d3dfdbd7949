package dev.slipway.history;

import dev.slipway.migration.Version;
import dev.slipway.postgres.DatabaseEncoding;
import dev.slipway.postgres.Sql;
import dev.slipway.sql.Comments;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that writes schema_migrations, to be put into the transaction it tells of. Each text ends
 * with a semicolon and a line break. A row the author's own script wrote is completed. Of names and
 * comments, what the database has no characters for is left out.
 */
public final class HistoryWriter {

  /** The time since the transaction began, by the server's clock. */
  private static final String ELAPSED =
      "(extract(epoch from clock_timestamp() - transaction_timestamp()) * 1000)::integer";

  private final String table;
  private final DatabaseEncoding encoding;

  /** The writer of the table in a schema. */
  public HistoryWriter(String schema, DatabaseEncoding encoding) {
    this.table = new HistoryTables(schema).migrations();
    this.encoding = encoding;
  }

  /**
   * The migration is done as a whole.
   *
   * @param earlierMs time spent before this transaction began, in milliseconds
   */
  public String applied(HistoryEntry entry, long earlierMs) {
    return upsert(entry, whole(entry, State.APPLIED), ELAPSED + " + " + earlierMs);
  }

  /** Some segments are done. */
  public String partial(HistoryEntry entry, SegmentsDone done, long earlierMs) {
    return upsert(entry, done, ELAPSED + " + " + earlierMs);
  }

  /** The segment behind those that are done is about to begin outside of transactions. */
  public String begun(Version version) {
    return set("segment_begun = true", version);
  }

  /** The segment that was begun has failed for certain, and is not done. */
  public String failed(Version version) {
    return set("segment_begun = false", version);
  }

  /** The first segment of a DOWN script is about to begin outside of transactions. */
  public String reverting(Version version) {
    return set(
        "state = "
            + Sql.literal(State.REVERTING.text())
            + ", segments_done = 0, segment_begun = true",
        version);
  }

  /** Nothing of the DOWN script was done: the migration is again what it was. */
  public String notReverted(Version version, State state) {
    return set(
        "state = " + Sql.literal(state.text()) + ", segments_done = NULL, segment_begun = NULL",
        version);
  }

  /** The repeatable is again as it was applied before. */
  public String asBefore(HistoryRow row) {
    return set(
        "applied_at = "
            + Sql.literal(row.appliedAt())
            + ", checksum = "
            + Sql.literal(row.checksum())
            + ", execution_time_ms = "
            + row.executionTimeMs()
            + ", description = "
            + Sql.literal(row.description())
            + ", state = "
            + Sql.literal(row.state().text())
            + ", segments_done = NULL, segment_begun = NULL, down_script = "
            + Sql.literal(row.downScript())
            + ", applied_by = "
            + Sql.literal(row.appliedBy()),
        row.version());
  }

  private String set(String columns, Version version) {
    return "UPDATE "
        + table
        + " SET "
        + columns
        + " WHERE version = "
        + Sql.literal(version.toString())
        + ";\n";
  }

  /** The migration is taken as done without having run here. */
  public String baseline(HistoryEntry entry) {
    return upsert(entry, whole(entry, State.BASELINE), "0");
  }

  /** The migration was done by another tool; where there is a row of it already, that stays. */
  public String adopted(AdoptedEntry entry) {
    return "INSERT INTO "
        + table
        + " (version, applied_at, checksum, description, state, down_script, applied_by) VALUES ("
        + Sql.literal(entry.version().toString())
        + ", COALESCE("
        + Sql.literal(entry.appliedAt())
        + "::timestamptz, now()), "
        + Sql.literal(entry.checksum())
        + ", "
        + encoding.noted(entry.description())
        + ", "
        + Sql.literal(State.ADOPTED.text())
        + ", "
        + kept(entry.downScript())
        + ", "
        + encoding.noted(entry.appliedBy())
        + ") ON CONFLICT (version) DO NOTHING;\n";
  }

  private static SegmentsDone whole(HistoryEntry entry, State state) {
    return new SegmentsDone(state, 0, entry.checksum(), false);
  }

  /** The migration is no longer in the database, however its rows write its version. */
  public String forget(Version version) {
    return "DELETE FROM " + table + " WHERE " + isEqual(version) + ";\n";
  }

  /** What the author's own script wrote of it in another spelling is not a second row. */
  public String forgetOtherSpellings(Version version) {
    return "DELETE FROM "
        + table
        + " WHERE "
        + isEqual(version)
        + " AND version <> "
        + Sql.literal(version.toString())
        + ";\n";
  }

  /** Numbered versions are equal by their numbers; see {@link Version}. */
  private static String isEqual(Version version) {
    String text = Sql.literal(version.toString());
    return version.isNumbered()
        ? "(version = %1$s OR version ~ '^([0-9]{8}_[0-9]{6}|[0-9]+)$' AND ltrim(translate(version, '_', ''), '0') = ltrim(translate(%1$s, '_', ''), '0'))"
            .formatted(text)
        : "version = " + text;
  }

  /** The file's present text counts as the one that was applied. */
  public String accept(HistoryEntry entry) {
    return "UPDATE "
        + table
        + " SET checksum = "
        + Sql.literal(entry.checksum())
        + ", down_script = "
        + kept(entry.downScript())
        + " WHERE version = "
        + Sql.literal(entry.version().toString())
        + ";\n";
  }

  /** Gives a row that another hand wrote its checksum. */
  public String complete(Version version, String checksum) {
    return "UPDATE "
        + table
        + " SET checksum = "
        + Sql.literal(checksum)
        + " WHERE checksum IS NULL AND version = "
        + Sql.literal(version.toString())
        + ";\n";
  }

  /**
   * A query for the transaction that has written what is recorded of a version. Whatever the
   * search_path, its names are those of pg_catalog.
   */
  public String writtenBy(Version version) {
    return "SELECT h.xmin::pg_catalog.text FROM "
        + table
        + " h WHERE h.version OPERATOR(pg_catalog.=) "
        + Sql.literal(version.toString());
  }

  /** What means something is never another. */
  private String kept(@Nullable String script) {
    if (script == null || encoding.fits(script)) {
      return Sql.literal(script);
    }
    return Sql.literal(Comments.mapped(script, encoding::fitting));
  }

  private String upsert(HistoryEntry entry, SegmentsDone done, String ms) {
    boolean half = done.state() == State.PARTIAL || done.state() == State.REVERTING;
    return "INSERT INTO "
        + table
        + " (version, applied_at, checksum, execution_time_ms, description, state, segments_done,"
        + " segment_begun, down_script, applied_by) VALUES ("
        + Sql.literal(entry.version().toString())
        + ", now(), "
        + Sql.literal(done.checksum())
        + ", "
        + ms
        + ", "
        + encoding.noted(entry.description())
        + ", "
        + Sql.literal(done.state().text())
        + ", "
        + (half ? done.count() + ", " + done.nextBegun() : "NULL, NULL")
        + ", "
        + kept(entry.downScript())
        + ", COALESCE("
        + encoding.noted(entry.appliedBy())
        + ", session_user::text)) ON CONFLICT (version) DO UPDATE SET applied_at ="
        + " EXCLUDED.applied_at, checksum = EXCLUDED.checksum, execution_time_ms ="
        + " EXCLUDED.execution_time_ms, description = EXCLUDED.description, state = EXCLUDED.state,"
        + " segments_done = EXCLUDED.segments_done, segment_begun = EXCLUDED.segment_begun,"
        + " down_script = EXCLUDED.down_script, applied_by = EXCLUDED.applied_by;\n";
  }
}
