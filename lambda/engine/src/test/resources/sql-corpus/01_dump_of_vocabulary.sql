--
-- PostgreSQL database dump
--

\restrict 2c3IzSkoN1WYJAbESUw94ZQ3vYnF1prD0N8KSvWQosJ6vHRfQnTCKCFw4zxRvTk

-- Dumped from database version 14.22
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: public; Type: SCHEMA; Schema: -; Owner: -
--

-- *not* creating schema, since initdb creates it


--
-- Name: card_direction; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.card_direction AS ENUM (
    'recognize',
    'recall'
);


--
-- Name: card_state; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.card_state AS ENUM (
    'new',
    'learning',
    'review',
    'suspended'
);


--
-- Name: email_address; Type: DOMAIN; Schema: public; Owner: -
--

CREATE DOMAIN public.email_address AS text
	CONSTRAINT email_address_shape CHECK (((VALUE ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'::text) AND (length(VALUE) <= 254)));


--
-- Name: etymology_relation; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.etymology_relation AS ENUM (
    'inherited',
    'borrowed',
    'derived',
    'calque',
    'cognate'
);


--
-- Name: job_kind; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.job_kind AS ENUM (
    'generate_audio',
    'import_dictionary',
    'export_deck'
);


--
-- Name: job_status; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.job_status AS ENUM (
    'queued',
    'running',
    'succeeded',
    'failed',
    'cancelled'
);


--
-- Name: language_tag; Type: DOMAIN; Schema: public; Owner: -
--

CREATE DOMAIN public.language_tag AS text
	CONSTRAINT language_tag_bcp47 CHECK ((VALUE ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$'::text));


--
-- Name: DOMAIN language_tag; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON DOMAIN public.language_tag IS 'BCP 47: language, then script and region if they matter (de, zh-Hant, pt-BR)';


--
-- Name: nonblank_text; Type: DOMAIN; Schema: public; Owner: -
--

CREATE DOMAIN public.nonblank_text AS text
	CONSTRAINT nonblank_text_has_content CHECK ((VALUE ~ '\S'::text));


--
-- Name: DOMAIN nonblank_text; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON DOMAIN public.nonblank_text IS 'Text with at least one character that is not white space';


--
-- Name: part_of_speech; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.part_of_speech AS ENUM (
    'noun',
    'verb',
    'adjective',
    'adverb',
    'pronoun',
    'preposition',
    'conjunction',
    'interjection',
    'phrase'
);


--
-- Name: count_review(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_review() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO daily_goals (learner_id, day, done_cards)
    SELECT learners.id, (NEW.reviewed_at AT TIME ZONE learners.time_zone)::date, 1
    FROM cards JOIN learners ON learners.id = cards.learner_id
    WHERE cards.id = NEW.card_id
    ON CONFLICT (learner_id, day) DO UPDATE SET done_cards = daily_goals.done_cards + 1;
    RETURN NULL;
END;
$$;


--
-- Name: estimated_difficulty(text, public.part_of_speech); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.estimated_difficulty(spelling text, part_of_speech public.part_of_speech) RETURNS smallint
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (
         CASE
             WHEN (part_of_speech = ANY (ARRAY['pronoun'::public.part_of_speech, 'conjunction'::public.part_of_speech, 'preposition'::public.part_of_speech])) THEN 1
             WHEN (part_of_speech = 'phrase'::public.part_of_speech) THEN 4
             ELSE
             CASE
                 WHEN (length(spelling) <= 4) THEN 2
                 ELSE LEAST(6, (1 + (length(spelling) / 3)))
             END
         END)::smallint AS "least";
END;


--
-- Name: FUNCTION estimated_difficulty(spelling text, part_of_speech public.part_of_speech); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.estimated_difficulty(spelling text, part_of_speech public.part_of_speech) IS 'A first guess; editors know better';


--
-- Name: record_job_event(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.record_job_event() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO job_events (job_id, old_status, new_status)
    VALUES (NEW.id, CASE TG_OP WHEN 'UPDATE' THEN OLD.status END, NEW.status);
    RETURN NULL;
END;
$$;


--
-- Name: refresh_active_jobs(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refresh_active_jobs() RETURNS timestamp with time zone
    LANGUAGE plpgsql
    AS $$
BEGIN
    REFRESH MATERIALIZED VIEW CONCURRENTLY active_jobs;
    RETURN clock_timestamp();
END;
$$;


--
-- Name: FUNCTION refresh_active_jobs(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.refresh_active_jobs() IS 'Refreshes active_jobs while it is read; called by the scheduler each minute';


--
-- Name: search_form(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.search_form(spelling text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    BEGIN ATOMIC
 SELECT lower(NORMALIZE(btrim(spelling), NFKC)) AS lower;
END;


--
-- Name: FUNCTION search_form(spelling text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.search_form(spelling text) IS 'How a word is looked up: trimmed, NFKC, lower case; accents stay';


--
-- Name: set_updated_at(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.set_updated_at() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$$;


--
-- Name: FUNCTION set_updated_at(); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.set_updated_at() IS 'Trigger: keeps updated_at of a changed row';


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: etymology_links; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.etymology_links (
    word_id bigint NOT NULL,
    origin_word_id bigint NOT NULL,
    relation public.etymology_relation NOT NULL,
    certain boolean DEFAULT true NOT NULL,
    note text,
    CONSTRAINT etymology_links_not_itself CHECK ((word_id <> origin_word_id))
);


--
-- Name: TABLE etymology_links; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.etymology_links IS 'word_id comes from (or, for a cognate, is akin to) origin_word_id';


--
-- Name: word_ancestors(bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.word_ancestors(descendant bigint) RETURNS TABLE(word_id bigint, relation public.etymology_relation, generation integer)
    LANGUAGE sql STABLE STRICT
    BEGIN ATOMIC
 WITH RECURSIVE ancestors AS (
          SELECT link.origin_word_id,
             link.relation,
             1 AS generation
            FROM public.etymology_links link
           WHERE ((link.word_id = word_ancestors.descendant) AND (link.relation <> 'cognate'::public.etymology_relation))
         UNION ALL
          SELECT link.origin_word_id,
             link.relation,
             (ancestors_1.generation + 1)
            FROM (ancestors ancestors_1
              JOIN public.etymology_links link ON ((link.word_id = ancestors_1.origin_word_id)))
           WHERE (link.relation <> 'cognate'::public.etymology_relation)
         ) CYCLE origin_word_id SET is_cycle USING path
  SELECT ancestors.origin_word_id,
     ancestors.relation,
     ancestors.generation
    FROM ancestors
   WHERE (NOT ancestors.is_cycle);
END;


--
-- Name: FUNCTION word_ancestors(descendant bigint); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.word_ancestors(descendant bigint) IS 'All words that a word goes back to, nearest first; a loop in the data ends the walk';


--
-- Name: jobs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.jobs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    kind public.job_kind NOT NULL,
    status public.job_status DEFAULT 'queued'::public.job_status NOT NULL,
    requested_by uuid,
    word_id bigint,
    language_code public.language_tag,
    input jsonb DEFAULT '{}'::jsonb NOT NULL,
    result jsonb,
    error_message text,
    progress_percent smallint DEFAULT 0 NOT NULL,
    attempts smallint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    execution_arn text,
    CONSTRAINT jobs_attempts_not_negative CHECK ((attempts >= 0)),
    CONSTRAINT jobs_audio_has_word CHECK (((kind <> 'generate_audio'::public.job_kind) OR (word_id IS NOT NULL))),
    CONSTRAINT jobs_execution_arn_shape CHECK ((execution_arn ~ '^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:'::text)),
    CONSTRAINT jobs_failed_has_message CHECK (((status <> 'failed'::public.job_status) OR (error_message IS NOT NULL))),
    CONSTRAINT jobs_finished_when_over CHECK (((status = ANY (ARRAY['succeeded'::public.job_status, 'failed'::public.job_status, 'cancelled'::public.job_status])) = (finished_at IS NOT NULL))),
    CONSTRAINT jobs_input_is_object CHECK ((jsonb_typeof(input) = 'object'::text)),
    CONSTRAINT jobs_progress_range CHECK (((progress_percent >= 0) AND (progress_percent <= 100))),
    CONSTRAINT jobs_running_has_started CHECK (((status <> 'running'::public.job_status) OR (started_at IS NOT NULL)))
);


--
-- Name: TABLE jobs; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.jobs IS 'What a learner or an editor asked for and a state machine does; one row an order';


--
-- Name: COLUMN jobs.input; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.jobs.input IS 'What the state machine was given, e.g. {"voice": "female", "format": "mp3"}';


--
-- Name: COLUMN jobs.execution_arn; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.jobs.execution_arn IS 'NULL until the state machine has been started';


--
-- Name: learners; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.learners (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    email public.email_address NOT NULL,
    display_name public.nonblank_text NOT NULL,
    native_language public.language_tag NOT NULL,
    time_zone text DEFAULT 'UTC'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    closed_at timestamp with time zone,
    CONSTRAINT learners_closed_after_created CHECK ((closed_at >= created_at))
);


--
-- Name: COLUMN learners.closed_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.learners.closed_at IS 'When the learner closed the account; the address is free again from then on';


--
-- Name: words; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.words (
    id bigint NOT NULL,
    language_code public.language_tag NOT NULL,
    spelling public.nonblank_text NOT NULL,
    search_form text GENERATED ALWAYS AS (public.search_form((spelling)::text)) STORED NOT NULL,
    part_of_speech public.part_of_speech NOT NULL,
    homograph smallint DEFAULT 1 NOT NULL,
    pronunciation text,
    word_list text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    difficulty smallint DEFAULT 3 NOT NULL,
    difficulty_is_estimate boolean DEFAULT true NOT NULL,
    CONSTRAINT words_difficulty_range CHECK (((difficulty >= 1) AND (difficulty <= 6))),
    CONSTRAINT words_homograph_positive CHECK ((homograph > 0)),
    CONSTRAINT words_spelling_trimmed CHECK (((spelling)::text = btrim((spelling)::text)))
);


--
-- Name: TABLE words; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.words IS 'Dictionary entries: one row a language, spelling, part of speech and homograph';


--
-- Name: COLUMN words.homograph; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.words.homograph IS 'Tells apart words of one spelling: "bank" (1, of a river) and "bank" (2, for money)';


--
-- Name: COLUMN words.pronunciation; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.words.pronunciation IS 'IPA without slashes; NULL until an editor or the audio job has set it';


--
-- Name: COLUMN words.word_list; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.words.word_list IS 'The published list a word came with; NULL for a word that an editor added';


--
-- Name: COLUMN words.difficulty; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.words.difficulty IS 'CEFR level as a number: 1 (A1) to 6 (C2)';


--
-- Name: COLUMN words.difficulty_is_estimate; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.words.difficulty_is_estimate IS 'True until an editor has set the difficulty';


--
-- Name: unfinished_jobs; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.unfinished_jobs AS
 SELECT jobs.id,
    jobs.kind,
    jobs.status,
    jobs.progress_percent,
    jobs.attempts,
    jobs.execution_arn,
    jobs.created_at,
    jobs.started_at,
    COALESCE((words.spelling)::text, (jobs.input ->> 'fileName'::text), '-'::text) AS subject,
    COALESCE(jobs.language_code, words.language_code) AS language_code,
    learners.display_name AS requested_by
   FROM ((public.jobs
     LEFT JOIN public.words ON ((words.id = jobs.word_id)))
     LEFT JOIN public.learners ON ((learners.id = jobs.requested_by)))
  WHERE (jobs.status = ANY (ARRAY['queued'::public.job_status, 'running'::public.job_status]));


--
-- Name: VIEW unfinished_jobs; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.unfinished_jobs IS 'Live, for one look-up; the dashboard reads active_jobs';


--
-- Name: usual_job_durations; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.usual_job_durations AS
 SELECT jobs.kind,
    count(*) AS jobs,
    percentile_cont((0.5)::double precision) WITHIN GROUP (ORDER BY (jobs.finished_at - jobs.started_at)) AS median,
    percentile_cont((0.95)::double precision) WITHIN GROUP (ORDER BY (jobs.finished_at - jobs.started_at)) AS slow
   FROM public.jobs
  WHERE ((jobs.status = 'succeeded'::public.job_status) AND (jobs.started_at IS NOT NULL) AND (jobs.finished_at > (now() - '30 days'::interval)))
  GROUP BY jobs.kind;


--
-- Name: VIEW usual_job_durations; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.usual_job_durations IS 'How long jobs of a kind took in the last 30 days';


--
-- Name: active_jobs; Type: MATERIALIZED VIEW; Schema: public; Owner: -
--

CREATE MATERIALIZED VIEW public.active_jobs AS
 SELECT unfinished_jobs.id,
    unfinished_jobs.kind,
    unfinished_jobs.status,
    unfinished_jobs.progress_percent,
    unfinished_jobs.attempts,
    unfinished_jobs.execution_arn,
    unfinished_jobs.created_at,
    unfinished_jobs.started_at,
    unfinished_jobs.subject,
    unfinished_jobs.language_code,
    unfinished_jobs.requested_by,
    usual_job_durations.median AS usual_duration,
    COALESCE(((unfinished_jobs.started_at + usual_job_durations.slow) < now()), false) AS slower_than_usual,
    now() AS as_of
   FROM (public.unfinished_jobs
     LEFT JOIN public.usual_job_durations USING (kind))
  WITH NO DATA;


--
-- Name: MATERIALIZED VIEW active_jobs; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON MATERIALIZED VIEW public.active_jobs IS 'Queued and running jobs as of the last refresh_active_jobs()';


--
-- Name: cards; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cards (
    id bigint NOT NULL,
    learner_id uuid NOT NULL,
    meaning_id bigint NOT NULL,
    direction public.card_direction NOT NULL,
    state public.card_state DEFAULT 'new'::public.card_state NOT NULL,
    due_at timestamp with time zone DEFAULT now() NOT NULL,
    interval_days numeric(8,2) DEFAULT 0 NOT NULL,
    ease numeric(4,2) DEFAULT 2.50 NOT NULL,
    lapses integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT cards_ease_range CHECK (((ease >= 1.30) AND (ease <= 5.00))),
    CONSTRAINT cards_interval_not_negative CHECK ((interval_days >= (0)::numeric)),
    CONSTRAINT cards_lapses_not_negative CHECK ((lapses >= 0))
);


--
-- Name: TABLE cards; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.cards IS 'A meaning that a learner practises, in one direction';


--
-- Name: cards_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.cards ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.cards_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: daily_goals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.daily_goals (
    learner_id uuid NOT NULL,
    day date NOT NULL,
    target_cards smallint DEFAULT 20 NOT NULL,
    done_cards integer DEFAULT 0 NOT NULL,
    CONSTRAINT daily_goals_done_not_negative CHECK ((done_cards >= 0)),
    CONSTRAINT daily_goals_target_range CHECK (((target_cards >= 1) AND (target_cards <= 500)))
);


--
-- Name: COLUMN daily_goals.day; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.daily_goals.day IS 'The day in the learner''s own time zone';


--
-- Name: etymologies; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.etymologies (
    word_id bigint NOT NULL,
    summary public.nonblank_text NOT NULL,
    first_attested int4range,
    source text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT etymologies_first_attested_not_empty CHECK ((NOT isempty(first_attested)))
);


--
-- Name: TABLE etymologies; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.etymologies IS 'The story of a word, told for learners';


--
-- Name: COLUMN etymologies.first_attested; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.etymologies.first_attested IS 'Years: [1754,1755) for one known year, [1200,1300) for "13th century"';


--
-- Name: job_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_events (
    id bigint NOT NULL,
    job_id uuid NOT NULL,
    old_status public.job_status,
    new_status public.job_status NOT NULL,
    happened_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


--
-- Name: TABLE job_events; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.job_events IS 'Every change of a job''s status, written by a trigger';


--
-- Name: job_events_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.job_events ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.job_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: languages; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.languages (
    code public.language_tag NOT NULL,
    name public.nonblank_text NOT NULL,
    native_name public.nonblank_text NOT NULL,
    writing_direction text DEFAULT 'ltr'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT languages_writing_direction_known CHECK ((writing_direction = ANY (ARRAY['ltr'::text, 'rtl'::text])))
);


--
-- Name: TABLE languages; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.languages IS 'Languages that are taught, or in which meanings are explained';


--
-- Name: meanings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.meanings (
    id bigint NOT NULL,
    word_id bigint NOT NULL,
    definition_language public.language_tag NOT NULL,
    "position" smallint DEFAULT 1 NOT NULL,
    definition public.nonblank_text NOT NULL,
    example text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT meanings_position_positive CHECK (("position" > 0))
);


--
-- Name: TABLE meanings; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.meanings IS 'What a word means, most frequent first, explained in any language';


--
-- Name: meanings_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.meanings ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.meanings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: reviews; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reviews (
    id bigint NOT NULL,
    card_id bigint NOT NULL,
    grade smallint NOT NULL,
    thinking_ms integer,
    reviewed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT reviews_grade_range CHECK (((grade >= 1) AND (grade <= 4))),
    CONSTRAINT reviews_thinking_not_negative CHECK ((thinking_ms >= 0))
);


--
-- Name: COLUMN reviews.grade; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.reviews.grade IS '1 again; 2 hard; 3 good; 4 easy';


--
-- Name: reviews_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.reviews ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.reviews_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: schema_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_migrations (
    version character varying(50) NOT NULL,
    applied_at timestamp with time zone DEFAULT now(),
    checksum character varying(64),
    execution_time_ms integer,
    description text
);


--
-- Name: words_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.words ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.words_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Data for Name: cards; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.cards (id, learner_id, meaning_id, direction, state, due_at, interval_days, ease, lapses, created_at, updated_at) FROM stdin;
1	519b310c-916a-47c7-93db-484efc46eebf	1	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
2	489ad5af-2aa2-45a0-bd78-ab7c44a68d96	1	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
3	519b310c-916a-47c7-93db-484efc46eebf	2	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
4	489ad5af-2aa2-45a0-bd78-ab7c44a68d96	2	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
5	519b310c-916a-47c7-93db-484efc46eebf	3	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
6	489ad5af-2aa2-45a0-bd78-ab7c44a68d96	3	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
7	519b310c-916a-47c7-93db-484efc46eebf	4	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
8	489ad5af-2aa2-45a0-bd78-ab7c44a68d96	4	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
9	519b310c-916a-47c7-93db-484efc46eebf	5	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
10	489ad5af-2aa2-45a0-bd78-ab7c44a68d96	5	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
11	519b310c-916a-47c7-93db-484efc46eebf	6	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
12	489ad5af-2aa2-45a0-bd78-ab7c44a68d96	6	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
13	519b310c-916a-47c7-93db-484efc46eebf	7	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
14	489ad5af-2aa2-45a0-bd78-ab7c44a68d96	7	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
15	519b310c-916a-47c7-93db-484efc46eebf	8	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
16	489ad5af-2aa2-45a0-bd78-ab7c44a68d96	8	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
17	519b310c-916a-47c7-93db-484efc46eebf	9	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
18	489ad5af-2aa2-45a0-bd78-ab7c44a68d96	9	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
19	519b310c-916a-47c7-93db-484efc46eebf	10	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
20	489ad5af-2aa2-45a0-bd78-ab7c44a68d96	10	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
21	519b310c-916a-47c7-93db-484efc46eebf	11	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
22	489ad5af-2aa2-45a0-bd78-ab7c44a68d96	11	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
23	519b310c-916a-47c7-93db-484efc46eebf	12	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
24	489ad5af-2aa2-45a0-bd78-ab7c44a68d96	12	recall	new	2026-11-21 09:25:44.972389+00	0.00	2.50	0	2026-11-21 09:25:44.972389+00	2026-11-21 09:25:44.972389+00
\.


--
-- Data for Name: daily_goals; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.daily_goals (learner_id, day, target_cards, done_cards) FROM stdin;
519b310c-916a-47c7-93db-484efc46eebf	2026-11-21	20	12
489ad5af-2aa2-45a0-bd78-ab7c44a68d96	2026-11-21	20	12
\.


--
-- Data for Name: etymologies; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.etymologies (word_id, summary, first_attested, source, created_at, updated_at) FROM stdin;
4	Coined by Walpole	[1754,1755)	\N	2026-11-21 09:25:44.98074+00	2026-11-21 09:25:44.98074+00
\.


--
-- Data for Name: etymology_links; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.etymology_links (word_id, origin_word_id, relation, certain, note) FROM stdin;
4	11	borrowed	t	\N
\.


--
-- Data for Name: job_events; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.job_events (id, job_id, old_status, new_status, happened_at) FROM stdin;
1	21b367e0-b957-4f42-96d2-ff4fbd7121a5	\N	queued	2026-11-21 09:25:44.978073+00
2	7ec3aff3-c0db-4b18-911c-cb4871472fb0	\N	queued	2026-11-21 09:25:44.978495+00
3	5785d010-3b7f-4278-90b8-45c39440a331	\N	queued	2026-11-21 09:25:44.97859+00
4	1a99eef3-f46e-4ef6-a7ed-fe57f955181c	\N	queued	2026-11-21 09:25:44.978659+00
5	1164e6a1-a371-4de1-90cc-5055bb14415e	\N	queued	2026-11-21 09:25:44.978725+00
6	6959d1f1-cb92-450d-942d-407be594a5ed	\N	queued	2026-11-21 09:25:44.978796+00
7	afd68f24-acb7-4da5-8286-234fbf73f56c	\N	queued	2026-11-21 09:25:44.978938+00
8	f90d317f-a8a3-442b-a424-2b53d9c45282	\N	queued	2026-11-21 09:25:44.978966+00
9	5a6c846f-61c1-48d0-9b29-4badb06ceb6b	\N	queued	2026-11-21 09:25:44.978987+00
10	55c930cc-b5fa-4d29-8db1-b412d4786a7e	\N	queued	2026-11-21 09:25:44.979006+00
11	5ea60e35-640a-4ded-809d-6564502c5b86	\N	queued	2026-11-21 09:25:44.979026+00
12	779b0642-ad9e-43e6-90b1-95117b6c618f	\N	queued	2026-11-21 09:25:44.979045+00
13	21b367e0-b957-4f42-96d2-ff4fbd7121a5	queued	running	2026-11-21 09:25:44.979798+00
14	7ec3aff3-c0db-4b18-911c-cb4871472fb0	queued	running	2026-11-21 09:25:44.979867+00
15	5785d010-3b7f-4278-90b8-45c39440a331	queued	running	2026-11-21 09:25:44.979902+00
16	1a99eef3-f46e-4ef6-a7ed-fe57f955181c	queued	running	2026-11-21 09:25:44.979921+00
17	21b367e0-b957-4f42-96d2-ff4fbd7121a5	running	succeeded	2026-11-21 09:25:44.980577+00
18	7ec3aff3-c0db-4b18-911c-cb4871472fb0	running	succeeded	2026-11-21 09:25:44.980634+00
\.


--
-- Data for Name: jobs; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.jobs (id, kind, status, requested_by, word_id, language_code, input, result, error_message, progress_percent, attempts, created_at, started_at, finished_at, updated_at, execution_arn) FROM stdin;
1164e6a1-a371-4de1-90cc-5055bb14415e	generate_audio	queued	519b310c-916a-47c7-93db-484efc46eebf	5	\N	{"voice": "a"}	\N	\N	0	0	2026-11-21 09:25:44.976976+00	\N	\N	2026-11-21 09:25:44.976976+00	\N
6959d1f1-cb92-450d-942d-407be594a5ed	generate_audio	queued	519b310c-916a-47c7-93db-484efc46eebf	6	\N	{"voice": "a"}	\N	\N	0	0	2026-11-21 09:25:44.976976+00	\N	\N	2026-11-21 09:25:44.976976+00	\N
afd68f24-acb7-4da5-8286-234fbf73f56c	generate_audio	queued	519b310c-916a-47c7-93db-484efc46eebf	7	\N	{"voice": "a"}	\N	\N	0	0	2026-11-21 09:25:44.976976+00	\N	\N	2026-11-21 09:25:44.976976+00	\N
f90d317f-a8a3-442b-a424-2b53d9c45282	generate_audio	queued	519b310c-916a-47c7-93db-484efc46eebf	8	\N	{"voice": "a"}	\N	\N	0	0	2026-11-21 09:25:44.976976+00	\N	\N	2026-11-21 09:25:44.976976+00	\N
5a6c846f-61c1-48d0-9b29-4badb06ceb6b	generate_audio	queued	519b310c-916a-47c7-93db-484efc46eebf	9	\N	{"voice": "a"}	\N	\N	0	0	2026-11-21 09:25:44.976976+00	\N	\N	2026-11-21 09:25:44.976976+00	\N
55c930cc-b5fa-4d29-8db1-b412d4786a7e	generate_audio	queued	519b310c-916a-47c7-93db-484efc46eebf	10	\N	{"voice": "a"}	\N	\N	0	0	2026-11-21 09:25:44.976976+00	\N	\N	2026-11-21 09:25:44.976976+00	\N
5ea60e35-640a-4ded-809d-6564502c5b86	generate_audio	queued	519b310c-916a-47c7-93db-484efc46eebf	11	\N	{"voice": "a"}	\N	\N	0	0	2026-11-21 09:25:44.976976+00	\N	\N	2026-11-21 09:25:44.976976+00	\N
779b0642-ad9e-43e6-90b1-95117b6c618f	generate_audio	queued	519b310c-916a-47c7-93db-484efc46eebf	12	\N	{"voice": "a"}	\N	\N	0	0	2026-11-21 09:25:44.976976+00	\N	\N	2026-11-21 09:25:44.976976+00	\N
5785d010-3b7f-4278-90b8-45c39440a331	generate_audio	running	519b310c-916a-47c7-93db-484efc46eebf	3	\N	{"voice": "a"}	\N	\N	0	0	2026-11-21 09:25:44.976976+00	2026-11-21 09:25:44.979166+00	\N	2026-11-21 09:25:44.979166+00	arn:aws:states:eu-west-1:123456789012:execution:audio:5785d010-3b7f-4278-90b8-45c39440a331
1a99eef3-f46e-4ef6-a7ed-fe57f955181c	generate_audio	running	519b310c-916a-47c7-93db-484efc46eebf	4	\N	{"voice": "a"}	\N	\N	0	0	2026-11-21 09:25:44.976976+00	2026-11-21 09:25:44.979166+00	\N	2026-11-21 09:25:44.979166+00	arn:aws:states:eu-west-1:123456789012:execution:audio:1a99eef3-f46e-4ef6-a7ed-fe57f955181c
21b367e0-b957-4f42-96d2-ff4fbd7121a5	generate_audio	succeeded	519b310c-916a-47c7-93db-484efc46eebf	1	\N	{"voice": "a"}	\N	\N	0	0	2026-11-21 09:25:44.976976+00	2026-11-21 09:25:44.979166+00	2026-11-21 09:25:54.98003+00	2026-11-21 09:25:44.98003+00	arn:aws:states:eu-west-1:123456789012:execution:audio:21b367e0-b957-4f42-96d2-ff4fbd7121a5
7ec3aff3-c0db-4b18-911c-cb4871472fb0	generate_audio	succeeded	519b310c-916a-47c7-93db-484efc46eebf	2	\N	{"voice": "a"}	\N	\N	0	0	2026-11-21 09:25:44.976976+00	2026-11-21 09:25:44.979166+00	2026-11-21 09:25:54.98003+00	2026-11-21 09:25:44.98003+00	arn:aws:states:eu-west-1:123456789012:execution:audio:7ec3aff3-c0db-4b18-911c-cb4871472fb0
\.


--
-- Data for Name: languages; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.languages (code, name, native_name, writing_direction, created_at) FROM stdin;
ar	Arabic	العربية	rtl	2026-11-21 09:25:44.681204+00
de	German	Deutsch	ltr	2026-11-21 09:25:44.681204+00
en	English	English	ltr	2026-11-21 09:25:44.681204+00
es-419	Spanish (Latin America)	español	ltr	2026-11-21 09:25:44.681204+00
fr	French	français	ltr	2026-11-21 09:25:44.681204+00
ja	Japanese	日本語	ltr	2026-11-21 09:25:44.681204+00
la	Latin	lingua Latina	ltr	2026-11-21 09:25:44.681204+00
\.


--
-- Data for Name: learners; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.learners (id, email, display_name, native_language, time_zone, created_at, updated_at, closed_at) FROM stdin;
519b310c-916a-47c7-93db-484efc46eebf	ana@example.org	Ana	es-419	UTC	2026-11-21 09:25:44.970721+00	2026-11-21 09:25:44.970721+00	\N
489ad5af-2aa2-45a0-bd78-ab7c44a68d96	bo@example.org	Bo	de	UTC	2026-11-21 09:25:44.970721+00	2026-11-21 09:25:44.970721+00	\N
\.


--
-- Data for Name: meanings; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.meanings (id, word_id, definition_language, "position", definition, example, created_at, updated_at) FROM stdin;
1	1	en	1	book	هذا كتاب جديد.	2026-11-21 09:25:44.686335+00	2026-11-21 09:25:44.686335+00
2	2	en	1	longing for far-off places; the reverse of homesickness	Im Mai packt mich das Fernweh.	2026-11-21 09:25:44.686335+00	2026-11-21 09:25:44.686335+00
3	3	en	1	pleasure at another's misfortune	\N	2026-11-21 09:25:44.686335+00	2026-11-21 09:25:44.686335+00
4	4	en	1	finding good things -- by luck -- that were not looked for	It wasn't planned; it was serendipity.	2026-11-21 09:25:44.686335+00	2026-11-21 09:25:44.686335+00
5	5	en	1	of the hour that a clock shows	It's five o'clock.	2026-11-21 09:25:44.686335+00	2026-11-21 09:25:44.686335+00
6	6	en	1	I hope so; if only	¡Ojalá que llueva!	2026-11-21 09:25:44.686335+00	2026-11-21 09:25:44.686335+00
7	7	en	1	talk that goes on at table after a meal	\N	2026-11-21 09:25:44.686335+00	2026-11-21 09:25:44.686335+00
8	8	en	1	the feeling of being away from one's own country	Le dépaysement m'a plu.	2026-11-21 09:25:44.686335+00	2026-11-21 09:25:44.686335+00
9	9	en	1	to stroll without aim	On a flâné jusqu'à la Seine.	2026-11-21 09:25:44.686335+00	2026-11-21 09:25:44.686335+00
10	10	en	1	sunlight that falls through leaves	木漏れ日がきれいだ。	2026-11-21 09:25:44.686335+00	2026-11-21 09:25:44.686335+00
11	11	en	1	book; the inner bark of a tree	\N	2026-11-21 09:25:44.686335+00	2026-11-21 09:25:44.686335+00
12	12	en	1	free	\N	2026-11-21 09:25:44.686335+00	2026-11-21 09:25:44.686335+00
\.


--
-- Data for Name: reviews; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.reviews (id, card_id, grade, thinking_ms, reviewed_at) FROM stdin;
1	1	3	\N	2026-11-21 09:25:44.973766+00
2	2	3	\N	2026-11-21 09:25:44.973766+00
3	3	3	\N	2026-11-21 09:25:44.973766+00
4	4	3	\N	2026-11-21 09:25:44.973766+00
5	5	3	\N	2026-11-21 09:25:44.973766+00
6	6	3	\N	2026-11-21 09:25:44.973766+00
7	7	3	\N	2026-11-21 09:25:44.973766+00
8	8	3	\N	2026-11-21 09:25:44.973766+00
9	9	3	\N	2026-11-21 09:25:44.973766+00
10	10	3	\N	2026-11-21 09:25:44.973766+00
11	11	3	\N	2026-11-21 09:25:44.973766+00
12	12	3	\N	2026-11-21 09:25:44.973766+00
13	13	3	\N	2026-11-21 09:25:44.973766+00
14	14	3	\N	2026-11-21 09:25:44.973766+00
15	15	3	\N	2026-11-21 09:25:44.973766+00
16	16	3	\N	2026-11-21 09:25:44.973766+00
17	17	3	\N	2026-11-21 09:25:44.973766+00
18	18	3	\N	2026-11-21 09:25:44.973766+00
19	19	3	\N	2026-11-21 09:25:44.973766+00
20	20	3	\N	2026-11-21 09:25:44.973766+00
21	21	3	\N	2026-11-21 09:25:44.973766+00
22	22	3	\N	2026-11-21 09:25:44.973766+00
23	23	3	\N	2026-11-21 09:25:44.973766+00
24	24	3	\N	2026-11-21 09:25:44.973766+00
\.


--
-- Data for Name: schema_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.schema_migrations (version, applied_at, checksum, execution_time_ms, description) FROM stdin;
20250226_091500	2026-11-21 09:25:44.903439+00	\N	\N	add daily goals
\.


--
-- Data for Name: words; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.words (id, language_code, spelling, part_of_speech, homograph, pronunciation, word_list, created_at, updated_at, difficulty, difficulty_is_estimate) FROM stdin;
1	ar	كتاب	noun	1	kiˈtaːb	starter-2025	2026-11-21 09:25:44.685004+00	2026-11-21 09:25:44.777101+00	2	t
2	de	Fernweh	noun	1	ˈfɛʁnveː	starter-2025	2026-11-21 09:25:44.685004+00	2026-11-21 09:25:44.777101+00	3	t
3	de	Schadenfreude	noun	1	ˈʃaːdn̩ˌfʁɔʏdə	starter-2025	2026-11-21 09:25:44.685004+00	2026-11-21 09:25:44.777101+00	5	t
4	en	serendipity	noun	1	ˌsɛrənˈdɪpɪti	starter-2025	2026-11-21 09:25:44.685004+00	2026-11-21 09:25:44.777101+00	4	t
5	en	o'clock	adverb	1	əˈklɒk	starter-2025	2026-11-21 09:25:44.685004+00	2026-11-21 09:25:44.777101+00	3	t
6	es-419	ojalá	interjection	1	oxaˈla	starter-2025	2026-11-21 09:25:44.685004+00	2026-11-21 09:25:44.777101+00	2	t
7	es-419	sobremesa	noun	1	\N	starter-2025	2026-11-21 09:25:44.685004+00	2026-11-21 09:25:44.777101+00	4	t
8	fr	dépaysement	noun	1	depɛizmɑ̃	starter-2025	2026-11-21 09:25:44.685004+00	2026-11-21 09:25:44.777101+00	4	t
9	fr	flâner	verb	1	flɑne	starter-2025	2026-11-21 09:25:44.685004+00	2026-11-21 09:25:44.777101+00	3	t
10	ja	木漏れ日	noun	1	komoɾebi	starter-2025	2026-11-21 09:25:44.685004+00	2026-11-21 09:25:44.777101+00	2	t
11	la	liber	noun	1	ˈliː.ber	starter-2025	2026-11-21 09:25:44.685004+00	2026-11-21 09:25:44.777101+00	2	t
12	la	liber	adjective	1	ˈliː.ber	starter-2025	2026-11-21 09:25:44.685004+00	2026-11-21 09:25:44.777101+00	2	t
\.


--
-- Name: cards_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.cards_id_seq', 24, true);


--
-- Name: job_events_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.job_events_id_seq', 18, true);


--
-- Name: meanings_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.meanings_id_seq', 12, true);


--
-- Name: reviews_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.reviews_id_seq', 24, true);


--
-- Name: words_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.words_id_seq', 12, true);


--
-- Name: cards cards_learner_meaning_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cards
    ADD CONSTRAINT cards_learner_meaning_key UNIQUE (learner_id, meaning_id, direction);


--
-- Name: cards cards_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cards
    ADD CONSTRAINT cards_pkey PRIMARY KEY (id);


--
-- Name: daily_goals daily_goals_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_goals
    ADD CONSTRAINT daily_goals_pkey PRIMARY KEY (learner_id, day);


--
-- Name: etymologies etymologies_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.etymologies
    ADD CONSTRAINT etymologies_pkey PRIMARY KEY (word_id);


--
-- Name: etymology_links etymology_links_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.etymology_links
    ADD CONSTRAINT etymology_links_pkey PRIMARY KEY (word_id, origin_word_id);


--
-- Name: job_events job_events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_events
    ADD CONSTRAINT job_events_pkey PRIMARY KEY (id);


--
-- Name: jobs jobs_execution_arn_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_execution_arn_key UNIQUE (execution_arn);


--
-- Name: jobs jobs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (id);


--
-- Name: languages languages_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.languages
    ADD CONSTRAINT languages_name_key UNIQUE (name);


--
-- Name: languages languages_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.languages
    ADD CONSTRAINT languages_pkey PRIMARY KEY (code);


--
-- Name: learners learners_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.learners
    ADD CONSTRAINT learners_pkey PRIMARY KEY (id);


--
-- Name: meanings meanings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meanings
    ADD CONSTRAINT meanings_pkey PRIMARY KEY (id);


--
-- Name: meanings meanings_position_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meanings
    ADD CONSTRAINT meanings_position_key UNIQUE (word_id, definition_language, "position");


--
-- Name: reviews reviews_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_pkey PRIMARY KEY (id);


--
-- Name: schema_migrations schema_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (version);


--
-- Name: words words_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.words
    ADD CONSTRAINT words_pkey PRIMARY KEY (id);


--
-- Name: words words_spelling_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.words
    ADD CONSTRAINT words_spelling_key UNIQUE (language_code, spelling, part_of_speech, homograph);


--
-- Name: active_jobs_id_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX active_jobs_id_key ON public.active_jobs USING btree (id);


--
-- Name: active_jobs_kind_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX active_jobs_kind_idx ON public.active_jobs USING btree (kind, status, created_at);


--
-- Name: cards_due_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cards_due_idx ON public.cards USING btree (learner_id, due_at) WHERE (state <> 'suspended'::public.card_state);


--
-- Name: cards_meaning_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cards_meaning_id_idx ON public.cards USING btree (meaning_id);


--
-- Name: etymology_links_origin_word_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX etymology_links_origin_word_id_idx ON public.etymology_links USING btree (origin_word_id);


--
-- Name: job_events_job_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_events_job_id_idx ON public.job_events USING btree (job_id, happened_at);


--
-- Name: jobs_kind_finished_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX jobs_kind_finished_idx ON public.jobs USING btree (kind, finished_at DESC) WHERE (finished_at IS NOT NULL);


--
-- Name: jobs_language_code_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX jobs_language_code_idx ON public.jobs USING btree (language_code, kind, status) WHERE (language_code IS NOT NULL);


--
-- Name: jobs_one_per_word_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX jobs_one_per_word_idx ON public.jobs USING btree (word_id, kind) WHERE (status = ANY (ARRAY['queued'::public.job_status, 'running'::public.job_status]));


--
-- Name: jobs_queue_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX jobs_queue_idx ON public.jobs USING btree (kind, created_at) WHERE (status = 'queued'::public.job_status);


--
-- Name: jobs_requested_by_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX jobs_requested_by_idx ON public.jobs USING btree (requested_by, created_at DESC);


--
-- Name: jobs_running_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX jobs_running_idx ON public.jobs USING btree (started_at) WHERE (status = 'running'::public.job_status);


--
-- Name: jobs_word_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX jobs_word_id_idx ON public.jobs USING btree (word_id) WHERE (word_id IS NOT NULL);


--
-- Name: learners_email_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX learners_email_key ON public.learners USING btree (lower((email)::text)) WHERE (closed_at IS NULL);


--
-- Name: learners_native_language_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX learners_native_language_idx ON public.learners USING btree (native_language);


--
-- Name: meanings_definition_language_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX meanings_definition_language_idx ON public.meanings USING btree (definition_language);


--
-- Name: reviews_card_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reviews_card_id_idx ON public.reviews USING btree (card_id, reviewed_at DESC);


--
-- Name: words_search_form_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX words_search_form_idx ON public.words USING btree (search_form text_pattern_ops, language_code);


--
-- Name: words_word_list_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX words_word_list_idx ON public.words USING btree (word_list) WHERE (word_list IS NOT NULL);


--
-- Name: cards cards_set_updated_at; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER cards_set_updated_at BEFORE UPDATE ON public.cards FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();


--
-- Name: etymologies etymologies_set_updated_at; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER etymologies_set_updated_at BEFORE UPDATE ON public.etymologies FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();


--
-- Name: jobs jobs_record_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER jobs_record_change AFTER UPDATE OF status ON public.jobs FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION public.record_job_event();


--
-- Name: jobs jobs_record_creation; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER jobs_record_creation AFTER INSERT ON public.jobs FOR EACH ROW EXECUTE FUNCTION public.record_job_event();


--
-- Name: jobs jobs_set_updated_at; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER jobs_set_updated_at BEFORE UPDATE ON public.jobs FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();


--
-- Name: learners learners_set_updated_at; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER learners_set_updated_at BEFORE UPDATE ON public.learners FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();


--
-- Name: meanings meanings_set_updated_at; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER meanings_set_updated_at BEFORE UPDATE ON public.meanings FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();


--
-- Name: reviews reviews_count; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER reviews_count AFTER INSERT ON public.reviews FOR EACH ROW EXECUTE FUNCTION public.count_review();


--
-- Name: words words_set_updated_at; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER words_set_updated_at BEFORE UPDATE ON public.words FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();


--
-- Name: cards cards_learner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cards
    ADD CONSTRAINT cards_learner_id_fkey FOREIGN KEY (learner_id) REFERENCES public.learners(id) ON DELETE CASCADE;


--
-- Name: cards cards_meaning_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cards
    ADD CONSTRAINT cards_meaning_id_fkey FOREIGN KEY (meaning_id) REFERENCES public.meanings(id) ON DELETE RESTRICT;


--
-- Name: CONSTRAINT cards_meaning_id_fkey ON cards; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON CONSTRAINT cards_meaning_id_fkey ON public.cards IS 'Restricts: an editor''s clean-up must not erase a learner''s progress';


--
-- Name: daily_goals daily_goals_learner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_goals
    ADD CONSTRAINT daily_goals_learner_id_fkey FOREIGN KEY (learner_id) REFERENCES public.learners(id) ON DELETE CASCADE;


--
-- Name: etymologies etymologies_word_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.etymologies
    ADD CONSTRAINT etymologies_word_id_fkey FOREIGN KEY (word_id) REFERENCES public.words(id) ON DELETE CASCADE;


--
-- Name: etymology_links etymology_links_origin_word_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.etymology_links
    ADD CONSTRAINT etymology_links_origin_word_id_fkey FOREIGN KEY (origin_word_id) REFERENCES public.words(id) ON DELETE CASCADE;


--
-- Name: etymology_links etymology_links_word_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.etymology_links
    ADD CONSTRAINT etymology_links_word_id_fkey FOREIGN KEY (word_id) REFERENCES public.words(id) ON DELETE CASCADE;


--
-- Name: job_events job_events_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_events
    ADD CONSTRAINT job_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: jobs jobs_language_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_language_code_fkey FOREIGN KEY (language_code) REFERENCES public.languages(code) ON UPDATE CASCADE;


--
-- Name: jobs jobs_requested_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES public.learners(id) ON DELETE SET NULL;


--
-- Name: jobs jobs_word_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_word_id_fkey FOREIGN KEY (word_id) REFERENCES public.words(id) ON DELETE CASCADE;


--
-- Name: learners learners_native_language_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.learners
    ADD CONSTRAINT learners_native_language_fkey FOREIGN KEY (native_language) REFERENCES public.languages(code) ON UPDATE CASCADE;


--
-- Name: meanings meanings_definition_language_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meanings
    ADD CONSTRAINT meanings_definition_language_fkey FOREIGN KEY (definition_language) REFERENCES public.languages(code) ON UPDATE CASCADE;


--
-- Name: meanings meanings_word_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meanings
    ADD CONSTRAINT meanings_word_id_fkey FOREIGN KEY (word_id) REFERENCES public.words(id) ON DELETE CASCADE;


--
-- Name: reviews reviews_card_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_card_id_fkey FOREIGN KEY (card_id) REFERENCES public.cards(id) ON DELETE CASCADE;


--
-- Name: words words_language_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.words
    ADD CONSTRAINT words_language_code_fkey FOREIGN KEY (language_code) REFERENCES public.languages(code) ON UPDATE CASCADE;


--
-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: -
--

REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO PUBLIC;


--
-- Name: active_jobs; Type: MATERIALIZED VIEW DATA; Schema: public; Owner: -
--

REFRESH MATERIALIZED VIEW public.active_jobs;


--
-- PostgreSQL database dump complete
--

\unrestrict 2c3IzSkoN1WYJAbESUw94ZQ3vYnF1prD0N8KSvWQosJ6vHRfQnTCKCFw4zxRvTk

