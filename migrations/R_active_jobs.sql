-- Migration: R_active_jobs
-- Author: Priya Raman
-- Date: 2025-02-20
-- Description: What the operations dashboard shows of jobs that are queued or running
-- Dependencies: 20250205_110000, 20250219_160000

-- UP: runs whenever this text changes, so it first takes away what an earlier text made

DROP MATERIALIZED VIEW IF EXISTS active_jobs;
DROP VIEW IF EXISTS unfinished_jobs;
DROP VIEW IF EXISTS usual_job_durations;

CREATE VIEW usual_job_durations AS
SELECT kind,
       count(*) AS jobs,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY finished_at - started_at) AS median,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY finished_at - started_at) AS slow
FROM jobs
WHERE status = 'succeeded' AND started_at IS NOT NULL AND finished_at > now() - interval '30 days'
GROUP BY kind;
COMMENT ON VIEW usual_job_durations IS 'How long jobs of a kind took in the last 30 days';

CREATE VIEW unfinished_jobs AS
SELECT jobs.id,
       jobs.kind,
       jobs.status,
       jobs.progress_percent,
       jobs.attempts,
       jobs.execution_arn,
       jobs.created_at,
       jobs.started_at,
       coalesce(words.spelling, jobs.input ->> 'fileName', '-') AS subject,
       coalesce(jobs.language_code, words.language_code) AS language_code,
       learners.display_name AS requested_by
FROM jobs
LEFT JOIN words ON words.id = jobs.word_id
LEFT JOIN learners ON learners.id = jobs.requested_by
WHERE jobs.status IN ('queued', 'running');
COMMENT ON VIEW unfinished_jobs IS 'Live, for one look-up; the dashboard reads active_jobs';

CREATE MATERIALIZED VIEW active_jobs AS
SELECT unfinished_jobs.*,
       usual_job_durations.median AS usual_duration,
       coalesce(unfinished_jobs.started_at + usual_job_durations.slow < now(), false) AS slower_than_usual,
       now() AS as_of
FROM unfinished_jobs
LEFT JOIN usual_job_durations USING (kind);
COMMENT ON MATERIALIZED VIEW active_jobs IS 'Queued and running jobs as of the last refresh_active_jobs()';

-- Unique and without a predicate: REFRESH ... CONCURRENTLY asks for it.
CREATE UNIQUE INDEX active_jobs_id_key ON active_jobs (id);
CREATE INDEX active_jobs_kind_idx ON active_jobs (kind, status, created_at);

CREATE OR REPLACE FUNCTION refresh_active_jobs() RETURNS timestamptz
    LANGUAGE plpgsql
AS $$
BEGIN
    REFRESH MATERIALIZED VIEW CONCURRENTLY active_jobs;
    RETURN clock_timestamp();
END;
$$;
COMMENT ON FUNCTION refresh_active_jobs() IS 'Refreshes active_jobs while it is read; called by the scheduler each minute';

-- DOWN

DROP FUNCTION IF EXISTS refresh_active_jobs();
DROP MATERIALIZED VIEW IF EXISTS active_jobs;
DROP VIEW IF EXISTS unfinished_jobs;
DROP VIEW IF EXISTS usual_job_durations;

-- VERIFY

SELECT indisunique AND indisvalid AND indpred IS NULL FROM pg_index WHERE indexrelid = 'active_jobs_id_key'::regclass;
SELECT (SELECT count(*) FROM active_jobs) = (SELECT count(*) FROM unfinished_jobs) AS holds_every_unfinished_job;
