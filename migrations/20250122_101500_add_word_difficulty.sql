-- Migration: 20250122_101500_add_word_difficulty
-- Author: Mira Okafor
-- Date: 2025-01-22
-- Description: Difficulty of a word, step 1 of 3 (expand): the column, empty for existing words
-- Dependencies: 20250101_120000

-- UP

-- Adding the column and its default apart keeps existing rows NULL, so that step 2 can tell which ones it has to fill.
ALTER TABLE words
    ADD COLUMN difficulty smallint,
    ADD COLUMN difficulty_is_estimate boolean NOT NULL DEFAULT true;
ALTER TABLE words ALTER COLUMN difficulty SET DEFAULT 3;

ALTER TABLE words ADD CONSTRAINT words_difficulty_range CHECK (difficulty BETWEEN 1 AND 6) NOT VALID;

COMMENT ON COLUMN words.difficulty IS 'CEFR level as a number: 1 (A1) to 6 (C2)';
COMMENT ON COLUMN words.difficulty_is_estimate IS 'True until an editor has set the difficulty';

CREATE FUNCTION estimated_difficulty(spelling text, part_of_speech part_of_speech) RETURNS smallint
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE
               WHEN part_of_speech IN ('pronoun', 'conjunction', 'preposition') THEN 1
               WHEN part_of_speech = 'phrase' THEN 4
               ELSE CASE WHEN length(spelling) <= 4 THEN 2 ELSE least(6, 1 + length(spelling) / 3) END
           END::smallint;
END;
COMMENT ON FUNCTION estimated_difficulty(text, part_of_speech) IS 'A first guess; editors know better';

-- DOWN

DROP FUNCTION estimated_difficulty(text, part_of_speech);
ALTER TABLE words DROP COLUMN difficulty_is_estimate, DROP COLUMN difficulty;

-- VERIFY

SELECT NOT convalidated FROM pg_constraint
WHERE conrelid = 'words'::regclass AND conname = 'words_difficulty_range';

SELECT estimated_difficulty('and', 'conjunction') = 1 AND estimated_difficulty('serendipity', 'noun') = 4;
