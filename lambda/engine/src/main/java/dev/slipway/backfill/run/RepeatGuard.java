package dev.slipway.backfill.run;

import dev.slipway.postgres.Session;

/**
 * Finds out that a backfill meets the same rows again and again: it has read or changed more rows
 * than there can be.
 */
final class RepeatGuard {

  /** What is inserted is counted by the server with some delay. */
  private static final long SLACK = 100;

  private final Job job;
  private final RecordedProgress progress;
  private final long inserted;
  private long most;

  /** Asks how many rows were inserted so far. One round trip. */
  RepeatGuard(Job job, RecordedProgress progress) {
    this.job = job;
    this.progress = progress;
    this.inserted = inserted(progress.session());
    this.most = progress.state().total();
  }

  /** Throws {@link BackfillFailed} when it is so; no round trip while it cannot be. */
  void look() {
    long met = met();
    if (met <= most + SLACK) {
      return;
    }
    most =
        rows(progress.session())
            + progress.state().total()
            + inserted(progress.session())
            - inserted;
    if (met > most + SLACK) {
      throw BackfillFailed.of(
          job.order().told()
              + (job.key() == null
                  ? " changes the same rows again and again: its statement finds what it has"
                      + " changed. "
                  : " meets the same rows again and again: something gives them new keys, such as"
                      + " a trigger. ")
              + progress.state().counters()
              + ", and the table has never had so many rows. Next: mend the statement, and run it"
              + " with --restart.",
          progress.result());
    }
  }

  private long met() {
    return job.key() == null
        ? progress.state().counters().changed()
        : progress.state().counters().seen();
  }

  private long rows(Session session) {
    return session
        .execute("SELECT count(*) AS number FROM " + job.table().name().quoted())
        .get(0)
        .first()
        .number("number");
  }

  private long inserted(Session session) {
    return session
        .execute(
            """
            SELECT sum(pg_stat_get_tuples_inserted(relid))::bigint AS number FROM (
              SELECT %1$s::oid AS relid UNION SELECT relid FROM pg_partition_tree(%1$s)) tables
            WHERE relid IS NOT NULL\
            """
                .formatted(job.table().oid()))
        .get(0)
        .first()
        .number("number");
  }
}
