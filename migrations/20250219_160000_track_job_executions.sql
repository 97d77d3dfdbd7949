-- Migration: 20250219_160000_track_job_executions
-- Author: Priya Raman
-- Date: 2025-02-19
-- Description: Which Step Functions execution runs a job; looked up when the state machine reports back
-- Dependencies: 20250205_110000

-- UP

ALTER TABLE jobs
    ADD COLUMN execution_arn text,
    ADD CONSTRAINT jobs_execution_arn_shape CHECK (execution_arn ~ '^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:') NOT VALID;
COMMENT ON COLUMN jobs.execution_arn IS 'NULL until the state machine has been started';

-- Built beside the traffic; the constraint then takes the index over in an instant.
CREATE UNIQUE INDEX CONCURRENTLY jobs_execution_arn_key ON jobs (execution_arn);
CREATE INDEX CONCURRENTLY jobs_kind_finished_idx ON jobs (kind, finished_at DESC) WHERE finished_at IS NOT NULL;

ALTER TABLE jobs ADD CONSTRAINT jobs_execution_arn_key UNIQUE USING INDEX jobs_execution_arn_key;
ALTER TABLE jobs VALIDATE CONSTRAINT jobs_execution_arn_shape;

-- DOWN

DROP INDEX CONCURRENTLY IF EXISTS jobs_kind_finished_idx;
ALTER TABLE jobs DROP COLUMN execution_arn;

-- VERIFY

SELECT indisvalid AND indisunique FROM pg_index WHERE indexrelid = 'jobs_execution_arn_key'::regclass;
SELECT indisvalid FROM pg_index WHERE indexrelid = 'jobs_kind_finished_idx'::regclass;
SELECT bool_and(convalidated) FROM pg_constraint WHERE conrelid = 'jobs'::regclass;
