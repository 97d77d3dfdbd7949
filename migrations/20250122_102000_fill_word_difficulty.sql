-- Migration: 20250122_102000_fill_word_difficulty
-- Author: Mira Okafor
-- Date: 2025-01-22
-- Description: Difficulty of a word, step 2 of 3 (fill): an estimate for every word that has none
-- Dependencies: 20250122_101500

-- UP: each batch commits, so locks are short and a second run goes on where the first one stopped

DO $fill$
DECLARE
    batch_size CONSTANT integer := 1000;
    last_id bigint := 0;
BEGIN
    LOOP
        WITH batch AS (
            SELECT id FROM words WHERE difficulty IS NULL AND id > last_id ORDER BY id LIMIT batch_size FOR UPDATE
        ), filled AS (
            UPDATE words SET difficulty = estimated_difficulty(spelling, part_of_speech)
            FROM batch WHERE words.id = batch.id
            RETURNING words.id
        )
        SELECT max(id) INTO last_id FROM filled;
        COMMIT;
        EXIT WHEN last_id IS NULL;
    END LOOP;
END
$fill$;

-- From here on no row loses its difficulty again; step 3 checks the old rows without blocking writers.
ALTER TABLE words ADD CONSTRAINT words_difficulty_present CHECK (difficulty IS NOT NULL) NOT VALID;

-- DOWN: what editors have set stays

ALTER TABLE words DROP CONSTRAINT words_difficulty_present;
UPDATE words SET difficulty = NULL WHERE difficulty_is_estimate;

-- VERIFY

SELECT NOT EXISTS (SELECT FROM words WHERE difficulty IS NULL) AS every_word_has_a_difficulty;
