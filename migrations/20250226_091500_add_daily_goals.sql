-- Migration: 20250226_091500_add_daily_goals
-- Author: Jonas Lindqvist
-- Date: 2025-02-26
-- Description: How many cards a learner wants to review a day, and how many were reviewed
-- Dependencies: 20250101_120000

-- UP

BEGIN;

CREATE TABLE daily_goals (
    learner_id   uuid     NOT NULL,
    day          date     NOT NULL,
    target_cards smallint NOT NULL DEFAULT 20,
    done_cards   integer  NOT NULL DEFAULT 0,
    CONSTRAINT daily_goals_pkey PRIMARY KEY (learner_id, day),
    CONSTRAINT daily_goals_learner_id_fkey FOREIGN KEY (learner_id) REFERENCES learners (id) ON DELETE CASCADE,
    CONSTRAINT daily_goals_target_range CHECK (target_cards BETWEEN 1 AND 500),
    CONSTRAINT daily_goals_done_not_negative CHECK (done_cards >= 0)
);
COMMENT ON COLUMN daily_goals.day IS 'The day in the learner''s own time zone';

CREATE FUNCTION count_review() RETURNS trigger
    LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO daily_goals (learner_id, day, done_cards)
    SELECT learners.id, (NEW.reviewed_at AT TIME ZONE learners.time_zone)::date, 1
    FROM cards JOIN learners ON learners.id = cards.learner_id
    WHERE cards.id = NEW.card_id
    ON CONFLICT (learner_id, day) DO UPDATE SET done_cards = daily_goals.done_cards + 1;
    RETURN NULL;
END;
$function$;

CREATE TRIGGER reviews_count AFTER INSERT ON reviews FOR EACH ROW EXECUTE FUNCTION count_review();

INSERT INTO schema_migrations (version, applied_at, description)
VALUES ('20250226_091500', now(), 'add daily goals')
ON CONFLICT DO NOTHING;

COMMIT;

-- DOWN

DROP TRIGGER reviews_count ON reviews;
DROP FUNCTION count_review();
DROP TABLE daily_goals;

-- VERIFY

SELECT to_regclass('daily_goals') IS NOT NULL;
SELECT tgenabled = 'O' FROM pg_trigger WHERE tgrelid = 'reviews'::regclass AND tgname = 'reviews_count';
