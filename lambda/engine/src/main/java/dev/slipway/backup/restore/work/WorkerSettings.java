package dev.slipway.backup.restore.work;

/** How the sessions are set up that restore. */
public final class WorkerSettings {

  /** Longer than it takes a vacuum by itself to make way (PostgreSQL manual, deadlock_timeout). */
  static final int LOCK_SECONDS = 2;

  /** More than this helps no index; a small server cannot spare it for every worker. */
  private static final int MOST_MEMORY_KB = 256 * 1024;

  /**
   * A lock is waited for shortly: others may wait behind. Commits need not reach the disk one by
   * one: what a crash of the server takes away, it takes from the progress too, and the last commit
   * waits for all.
   */
  private static final String SETTINGS =
      """
      SELECT set_config(name, '0', false) FROM pg_settings WHERE name IN ('statement_timeout',
        'idle_in_transaction_session_timeout', 'transaction_timeout');
      SET lock_timeout = '%ds';
      SET synchronous_commit = off;
      SET client_min_messages = warning;
      SET standard_conforming_strings = on;
      SET check_function_bodies = false;
      SET xmloption = content;
      SET array_nulls = on;
      SET row_security = off;
      SET default_transaction_read_only = off;
      SET search_path = '';
      """;

  private static final String MEMORY =
      """
      SELECT set_config('maintenance_work_mem', greatest(m.setting::bigint,
        least(%d, s.setting::bigint * 8 / %d))::text || 'kB', %s)
        FROM pg_settings m, pg_settings s
        WHERE m.name = 'maintenance_work_mem' AND s.name = 'shared_buffers';
      """;

  private WorkerSettings() {}

  /** The SQL that sets one of so many up. */
  public static String sql(int workers) {
    return SETTINGS.formatted(LOCK_SECONDS) + MEMORY.formatted(MOST_MEMORY_KB, workers, "false");
  }

  /** The memory for indexes and keys of one session alone, for its transaction; names are ours. */
  public static String memory() {
    return MEMORY.formatted(MOST_MEMORY_KB, 1, "true");
  }
}
