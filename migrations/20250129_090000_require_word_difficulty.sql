-- Migration: 20250129_090000_require_word_difficulty
-- Author: Mira Okafor
-- Date: 2025-01-29
-- Description: Difficulty of a word, step 3 of 3 (contract): never NULL, always in range
-- Dependencies: 20250122_102000_fill_word_difficulty.sql
-- slipway: lock_timeout=2s statement_timeout=10min

-- UP

-- Validation scans the table but lets reads and writes go on.
ALTER TABLE words VALIDATE CONSTRAINT words_difficulty_range;
ALTER TABLE words VALIDATE CONSTRAINT words_difficulty_present;

-- The valid check spares SET NOT NULL its own scan, which would run under an exclusive lock.
ALTER TABLE words ALTER COLUMN difficulty SET NOT NULL;
ALTER TABLE words DROP CONSTRAINT words_difficulty_present;

-- DOWN

ALTER TABLE words ADD CONSTRAINT words_difficulty_present CHECK (difficulty IS NOT NULL) NOT VALID;
ALTER TABLE words ALTER COLUMN difficulty DROP NOT NULL;
ALTER TABLE words DROP CONSTRAINT words_difficulty_range;
ALTER TABLE words ADD CONSTRAINT words_difficulty_range CHECK (difficulty BETWEEN 1 AND 6) NOT VALID;

-- VERIFY

SELECT attnotnull FROM pg_attribute WHERE attrelid = 'words'::regclass AND attname = 'difficulty';
SELECT convalidated FROM pg_constraint WHERE conrelid = 'words'::regclass AND conname = 'words_difficulty_range';
