-- Migration: 20250205_110000_add_jobs
-- Author: Priya Raman
-- Date: 2025-02-05
-- Description: Asynchronous jobs (audio, dictionary import, deck export), run by a Step Functions state machine
-- Dependencies: 20250101_120000

-- UP

CREATE TYPE job_kind AS ENUM ('generate_audio', 'import_dictionary', 'export_deck');
CREATE TYPE job_status AS ENUM ('queued', 'running', 'succeeded', 'failed', 'cancelled');

CREATE TABLE jobs (
    id               uuid        NOT NULL DEFAULT gen_random_uuid(),
    kind             job_kind    NOT NULL,
    status           job_status  NOT NULL DEFAULT 'queued',
    requested_by     uuid,
    word_id          bigint,
    language_code    language_tag,
    input            jsonb       NOT NULL DEFAULT '{}',
    result           jsonb,
    error_message    text,
    progress_percent smallint    NOT NULL DEFAULT 0,
    attempts         smallint    NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL DEFAULT now(),
    started_at       timestamptz,
    finished_at      timestamptz,
    updated_at       timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT jobs_pkey PRIMARY KEY (id),
    CONSTRAINT jobs_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES learners (id) ON DELETE SET NULL,
    CONSTRAINT jobs_word_id_fkey FOREIGN KEY (word_id) REFERENCES words (id) ON DELETE CASCADE,
    CONSTRAINT jobs_language_code_fkey FOREIGN KEY (language_code) REFERENCES languages (code) ON UPDATE CASCADE,
    CONSTRAINT jobs_input_is_object CHECK (jsonb_typeof(input) = 'object'),
    CONSTRAINT jobs_progress_range CHECK (progress_percent BETWEEN 0 AND 100),
    CONSTRAINT jobs_attempts_not_negative CHECK (attempts >= 0),
    CONSTRAINT jobs_audio_has_word CHECK (kind <> 'generate_audio' OR word_id IS NOT NULL),
    CONSTRAINT jobs_running_has_started CHECK (status <> 'running' OR started_at IS NOT NULL),
    CONSTRAINT jobs_finished_when_over
        CHECK ((status IN ('succeeded', 'failed', 'cancelled')) = (finished_at IS NOT NULL)),
    CONSTRAINT jobs_failed_has_message CHECK (status <> 'failed' OR error_message IS NOT NULL)
);
COMMENT ON TABLE jobs IS 'What a learner or an editor asked for and a state machine does; one row an order';
COMMENT ON COLUMN jobs.input IS 'What the state machine was given, e.g. {"voice": "female", "format": "mp3"}';

-- The workers' queue, the watchdog for jobs that hang, a learner's list, and a guard against ordering a thing twice.
CREATE INDEX jobs_queue_idx ON jobs (kind, created_at) WHERE status = 'queued';
CREATE INDEX jobs_running_idx ON jobs (started_at) WHERE status = 'running';
CREATE INDEX jobs_requested_by_idx ON jobs (requested_by, created_at DESC);
CREATE UNIQUE INDEX jobs_one_per_word_idx ON jobs (word_id, kind) WHERE status IN ('queued', 'running');
CREATE INDEX jobs_word_id_idx ON jobs (word_id) WHERE word_id IS NOT NULL;
CREATE INDEX jobs_language_code_idx ON jobs (language_code, kind, status) WHERE language_code IS NOT NULL;

CREATE TRIGGER jobs_set_updated_at BEFORE UPDATE ON jobs
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE job_events (
    id          bigint      GENERATED ALWAYS AS IDENTITY,
    job_id      uuid        NOT NULL,
    old_status  job_status,
    new_status  job_status  NOT NULL,
    happened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT job_events_pkey PRIMARY KEY (id),
    CONSTRAINT job_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs (id) ON DELETE CASCADE
);
COMMENT ON TABLE job_events IS 'Every change of a job''s status, written by a trigger';

CREATE INDEX job_events_job_id_idx ON job_events (job_id, happened_at);

CREATE FUNCTION record_job_event() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO job_events (job_id, old_status, new_status)
    VALUES (NEW.id, CASE TG_OP WHEN 'UPDATE' THEN OLD.status END, NEW.status);
    RETURN NULL;
END;
$$;

CREATE TRIGGER jobs_record_creation AFTER INSERT ON jobs
    FOR EACH ROW EXECUTE FUNCTION record_job_event();
CREATE TRIGGER jobs_record_change AFTER UPDATE OF status ON jobs
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION record_job_event();

-- DOWN

DROP TABLE job_events;
DROP TABLE jobs;
DROP FUNCTION record_job_event();
DROP TYPE job_status;
DROP TYPE job_kind;

-- VERIFY

SELECT count(*) = 7 FROM pg_index WHERE indrelid = 'jobs'::regclass AND indisvalid;
SELECT enum_range(NULL::job_status)::text = '{queued,running,succeeded,failed,cancelled}';
