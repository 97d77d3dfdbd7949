-- Migration: 20250115_143000_add_etymology
-- Author: Jonas Lindqvist
-- Date: 2025-01-15
-- Description: Where words come from: a note per word, and links from a word to its ancestors and cognates
-- Dependencies: 20250101_120000

-- UP

CREATE TYPE etymology_relation AS ENUM ('inherited', 'borrowed', 'derived', 'calque', 'cognate');

CREATE TABLE etymologies (
    word_id        bigint        NOT NULL,
    summary        nonblank_text NOT NULL,
    first_attested int4range,
    source         text,
    created_at     timestamptz   NOT NULL DEFAULT now(),
    updated_at     timestamptz   NOT NULL DEFAULT now(),
    CONSTRAINT etymologies_pkey PRIMARY KEY (word_id),
    CONSTRAINT etymologies_word_id_fkey FOREIGN KEY (word_id) REFERENCES words (id) ON DELETE CASCADE,
    CONSTRAINT etymologies_first_attested_not_empty CHECK (NOT isempty(first_attested))
);
COMMENT ON TABLE etymologies IS 'The story of a word, told for learners';
COMMENT ON COLUMN etymologies.first_attested IS 'Years: [1754,1755) for one known year, [1200,1300) for "13th century"';

CREATE TRIGGER etymologies_set_updated_at BEFORE UPDATE ON etymologies
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE etymology_links (
    word_id        bigint             NOT NULL,
    origin_word_id bigint             NOT NULL,
    relation       etymology_relation NOT NULL,
    certain        boolean            NOT NULL DEFAULT true,
    note           text,
    CONSTRAINT etymology_links_pkey PRIMARY KEY (word_id, origin_word_id),
    CONSTRAINT etymology_links_word_id_fkey FOREIGN KEY (word_id) REFERENCES words (id) ON DELETE CASCADE,
    CONSTRAINT etymology_links_origin_word_id_fkey FOREIGN KEY (origin_word_id) REFERENCES words (id) ON DELETE CASCADE,
    CONSTRAINT etymology_links_not_itself CHECK (word_id <> origin_word_id)
);
COMMENT ON TABLE etymology_links IS 'word_id comes from (or, for a cognate, is akin to) origin_word_id';

CREATE INDEX etymology_links_origin_word_id_idx ON etymology_links (origin_word_id);

CREATE FUNCTION word_ancestors(descendant bigint)
    RETURNS TABLE (word_id bigint, relation etymology_relation, generation integer)
    LANGUAGE sql STABLE STRICT
BEGIN ATOMIC
    WITH RECURSIVE ancestors AS (
        SELECT link.origin_word_id, link.relation, 1 AS generation
        FROM etymology_links AS link
        WHERE link.word_id = descendant AND link.relation <> 'cognate'
        UNION ALL
        SELECT link.origin_word_id, link.relation, ancestors.generation + 1
        FROM ancestors
        JOIN etymology_links AS link ON link.word_id = ancestors.origin_word_id
        WHERE link.relation <> 'cognate'
    ) CYCLE origin_word_id SET is_cycle USING path
    SELECT origin_word_id, relation, generation FROM ancestors WHERE NOT is_cycle;
END;
COMMENT ON FUNCTION word_ancestors(bigint) IS 'All words that a word goes back to, nearest first; a loop in the data ends the walk';

-- DOWN

-- DROP FUNCTION word_ancestors(bigint);
-- DROP TABLE etymology_links;
-- DROP TABLE etymologies;
-- DROP TYPE etymology_relation;

-- VERIFY

SELECT to_regclass('etymologies') IS NOT NULL AND to_regclass('etymology_links') IS NOT NULL;
SELECT count(*) = 0 FROM word_ancestors(0);
