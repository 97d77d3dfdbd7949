package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.Strain;
import dev.slipway.backfill.plan.TableFacts;
import dev.slipway.error.Count;
import dev.slipway.postgres.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks, just before a batch commits, who waits for it and which replicas fall behind. */
final class Watch {

  private static final Duration LONGEST_LAG = Duration.ofSeconds(10);

  /** A replica that says nothing any more tells no lag in time. */
  private static final long MOST_BYTES_BEHIND = 1L << 30;

  private static final String AURORA =
      "(SELECT max(replica_lag_in_msec) / 1000.0 FROM aurora_replica_status())";

  /** What is hidden from roles without rights is NULL; locks are seen by everybody. */
  private static final String SQL =
      """
      SELECT (SELECT count(DISTINCT pid) FROM pg_locks
          WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))) AS waiting,
        (SELECT count(*) FROM pg_locks WHERE locktype = 'relation' AND granted
          AND mode = 'ShareUpdateExclusiveLock' AND pid <> pg_backend_pid()
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND relation IN (SELECT %1$s UNION SELECT relid FROM pg_partition_tree(%1$s)
            WHERE relid IS NOT NULL)) AS vacuums,
        round(greatest((SELECT max(extract(epoch FROM replay_lag)) FROM pg_stat_replication),
          %2$s))::bigint AS lag,
        (SELECT max(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn))::bigint
          FROM pg_stat_replication) AS behind;
      """;

  private final String sql;

  Watch(TableFacts table) {
    this.sql = SQL.formatted(table.oid(), table.replicas() ? AURORA : "0");
  }

  /** The question, for the transaction of the batch. */
  String sql() {
    return sql;
  }

  /** What its answer tells; nothing where nobody suffers. */
  static List<Strain> strains(Row row) {
    List<Strain> strains = new ArrayList<>();
    if (row.number("waiting") > 0) {
      String who = Count.of(row.number("waiting"), "session", "waits", "wait");
      strains.add(new Strain(Strain.Kind.SESSIONS_WAIT, who + " for rows of the batch"));
    }
    if (row.number("vacuums") > 0) {
      strains.add(new Strain(Strain.Kind.VACUUM, "a vacuum works on the table"));
    }
    if (row.number("lag") > LONGEST_LAG.toSeconds()) {
      String lag = "a replica is " + row.number("lag") + " s behind";
      strains.add(new Strain(Strain.Kind.REPLICA_LAG, lag));
    } else if (row.number("behind") > MOST_BYTES_BEHIND) {
      String bytes = "a replica is " + (row.number("behind") >> 20) + " MB behind";
      strains.add(new Strain(Strain.Kind.REPLICA_LAG, bytes));
    }
    return strains;
  }
}
