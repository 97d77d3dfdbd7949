package dev.slipway.backup.part;

/** How sessions begin that read as of one moment, and what they read first, of which database. */
public final class SnapshotSql {

  /**
   * A table, or a sequence, that somebody has put a view in the place of is refused, where the
   * server can do so (CVE-2024-7348).
   */
  public static final String PLAIN_TABLES =
      "SELECT set_config(name, 'view, foreign-table', false) FROM pg_settings"
          + " WHERE name = 'restrict_nonsystem_relation_kind';\n";

  /** Settings under which values come out the same whoever reads them, those of pg_dump first. */
  public static final String SETTINGS =
      PLAIN_TABLES
          + """
          SELECT set_config(name, '0', true) FROM pg_settings WHERE name IN ('statement_timeout',
            'idle_in_transaction_session_timeout', 'transaction_timeout');
          SET LOCAL lock_timeout = '60s';
          SET LOCAL row_security = off;
          SET LOCAL search_path = pg_catalog, pg_temp;
          SET LOCAL datestyle = ISO;
          SET LOCAL intervalstyle = postgres;
          SET LOCAL extra_float_digits = 3;
          SET LOCAL timezone = 'UTC';
          SET LOCAL bytea_output = hex;
          SET LOCAL synchronize_seqscans = off;
          """;

  /** Begins a transaction that reads as of one moment. */
  public static final String BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY;\n";

  /** Begins one that locks, and exports what can be read once that is done. */
  public static final String BEGIN_LOCKING = "BEGIN ISOLATION LEVEL READ COMMITTED, READ ONLY;\n";

  /** The moment, as manifests write it. */
  public static final String NOW =
      "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') AS"
          + " now";

  /** What of pg_database d says who sorts its texts; its columns differ from version to version. */
  public static final String SORTING =
      " to_jsonb(d) ->> 'datlocprovider' AS provider,"
          + " COALESCE(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale') AS locale,"
          + " to_jsonb(d) ->> 'daticurules' AS rules";

  /** Which database it is, of which server. */
  public static final String ORIGIN =
      """
      SELECT current_database() AS database, current_setting('server_version') AS server,
        pg_encoding_to_char(d.encoding) AS encoding, d.datcollate AS collate, d.datctype AS ctype,
        %s,
        pg_export_snapshot() AS snapshot, pg_is_in_recovery() AS standby, current_user AS user_name,
        to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS started_at,
        CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END
          AS wal
      FROM pg_database d WHERE d.datname = current_database()\
      """
          .formatted(SORTING);

  private SnapshotSql() {}
}
