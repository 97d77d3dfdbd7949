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
    String state = Sql.literal(State.REVERTING.text());
    return set("state = " + state + ", segments_done = 0, segment_begun = true", version);
  }

  /** Nothing of the DOWN script was done: the migration is again what it was. */
  public String notReverted(Version version, State state) {
    return set(settled(state), version);
  }

  /** The repeatable is again as it was applied before. */
  public String asBefore(HistoryRow row) {
    String columns =
        """
        applied_at = %s, checksum = %s, execution_time_ms = %s, description = %s, %s,
          down_script = %s, applied_by = %s"""
            .formatted(
                Sql.literal(row.appliedAt()),
                Sql.literal(row.checksum()),
                row.executionTimeMs(),
                Sql.literal(row.description()),
                settled(row.state()),
                Sql.literal(row.downScript()),
                Sql.literal(row.appliedBy()));
    return set(columns, row.version());
  }

  /** No segment of it is done or begun that would not be done as a whole. */
  private static String settled(State state) {
    return "state = " + Sql.literal(state.text()) + ", segments_done = NULL, segment_begun = NULL";
  }

  private String set(String columns, Version version) {
    return "UPDATE %s SET %s WHERE version = %s;\n"
        .formatted(table, columns, Sql.literal(version.toString()));
  }

  /** The migration is taken as done without having run here. */
  public String baseline(HistoryEntry entry) {
    return upsert(entry, whole(entry, State.BASELINE), "0");
  }

  /** The migration was done by another tool; where there is a row of it already, that stays. */
  public String adopted(AdoptedEntry entry) {
    return """
        INSERT INTO %s
          (version, applied_at, checksum, description, state, down_script, applied_by)
        VALUES (%s, COALESCE(%s::timestamptz, now()), %s, %s, %s, %s, %s)
        ON CONFLICT (version) DO NOTHING;
        """
        .formatted(
            table,
            Sql.literal(entry.version().toString()),
            Sql.literal(entry.appliedAt()),
            Sql.literal(entry.checksum()),
            encoding.noted(entry.description()),
            Sql.literal(State.ADOPTED.text()),
            kept(entry.downScript()),
            encoding.noted(entry.appliedBy()));
  }

  private static SegmentsDone whole(HistoryEntry entry, State state) {
    return new SegmentsDone(state, 0, entry.checksum(), false);
  }

  /** The migration is no longer in the database, however its rows write its version. */
  public String forget(Version version) {
    return "DELETE FROM %s WHERE %s;\n".formatted(table, SameVersion.sql(version))
        + WriteCheck.isGone(table, version);
  }

  /** What the author's own script wrote of it in another spelling is not a second row. */
  public String forgetOtherSpellings(Version version) {
    return "DELETE FROM %s WHERE %s AND version <> %s;\n"
        .formatted(table, SameVersion.sql(version), Sql.literal(version.toString()));
  }

  /** The file's present text counts as the one that was applied. */
  public String accept(HistoryEntry entry) {
    String columns =
        "checksum = %s, down_script = %s"
            .formatted(Sql.literal(entry.checksum()), kept(entry.downScript()));
    return set(columns, entry.version());
  }

  /** Gives a row that another hand wrote its checksum. */
  public String complete(Version version, String checksum) {
    return "UPDATE %s SET checksum = %s WHERE checksum IS NULL AND version = %s;\n"
        .formatted(table, Sql.literal(checksum), Sql.literal(version.toString()));
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
    return """
        INSERT INTO %s
          (version, applied_at, checksum, execution_time_ms, description, state, segments_done,
          segment_begun, down_script, applied_by)
        VALUES (%s, now(), %s, %s, %s, %s, %s, %s, %s, COALESCE(%s, session_user::text))
        ON CONFLICT (version) DO UPDATE SET applied_at = EXCLUDED.applied_at,
          checksum = EXCLUDED.checksum, execution_time_ms = EXCLUDED.execution_time_ms,
          description = EXCLUDED.description, state = EXCLUDED.state,
          segments_done = EXCLUDED.segments_done, segment_begun = EXCLUDED.segment_begun,
          down_script = EXCLUDED.down_script, applied_by = EXCLUDED.applied_by;
        """
            .formatted(
                table,
                Sql.literal(entry.version().toString()),
                Sql.literal(done.checksum()),
                ms,
                encoding.noted(entry.description()),
                Sql.literal(done.state().text()),
                half ? done.count() : "NULL",
                half ? done.nextBegun() : "NULL",
                kept(entry.downScript()),
                encoding.noted(entry.appliedBy()))
        + WriteCheck.isWritten(table, entry.version(), done.state());
  }
}
