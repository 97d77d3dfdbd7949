-- Migration: 20250101_120000_initial_schema
-- Author: Mira Okafor
-- Date: 2025-01-01
-- Description: Languages, words and their meanings; learners, their flash cards and reviews
-- Dependencies: 001

-- UP

CREATE TYPE part_of_speech AS ENUM (
    'noun', 'verb', 'adjective', 'adverb', 'pronoun', 'preposition', 'conjunction', 'interjection', 'phrase'
);
CREATE TYPE card_direction AS ENUM ('recognize', 'recall');
CREATE TYPE card_state AS ENUM ('new', 'learning', 'review', 'suspended');

CREATE TABLE languages (
    code              language_tag  NOT NULL,
    name              nonblank_text NOT NULL,
    native_name       nonblank_text NOT NULL,
    writing_direction text          NOT NULL DEFAULT 'ltr',
    created_at        timestamptz   NOT NULL DEFAULT now(),
    CONSTRAINT languages_pkey PRIMARY KEY (code),
    CONSTRAINT languages_name_key UNIQUE (name),
    CONSTRAINT languages_writing_direction_known CHECK (writing_direction IN ('ltr', 'rtl'))
);
COMMENT ON TABLE languages IS 'Languages that are taught, or in which meanings are explained';

CREATE TABLE words (
    id             bigint         GENERATED ALWAYS AS IDENTITY,
    language_code  language_tag   NOT NULL,
    spelling       nonblank_text  NOT NULL,
    search_form    text           NOT NULL GENERATED ALWAYS AS (search_form(spelling)) STORED,
    part_of_speech part_of_speech NOT NULL,
    homograph      smallint       NOT NULL DEFAULT 1,
    pronunciation  text,
    word_list      text,
    created_at     timestamptz    NOT NULL DEFAULT now(),
    updated_at     timestamptz    NOT NULL DEFAULT now(),
    CONSTRAINT words_pkey PRIMARY KEY (id),
    CONSTRAINT words_language_code_fkey FOREIGN KEY (language_code) REFERENCES languages (code) ON UPDATE CASCADE,
    CONSTRAINT words_spelling_key UNIQUE (language_code, spelling, part_of_speech, homograph),
    CONSTRAINT words_spelling_trimmed CHECK (spelling = btrim(spelling)),
    CONSTRAINT words_homograph_positive CHECK (homograph > 0)
);
COMMENT ON TABLE words IS 'Dictionary entries: one row a language, spelling, part of speech and homograph';
COMMENT ON COLUMN words.homograph IS 'Tells apart words of one spelling: "bank" (1, of a river) and "bank" (2, for money)';
COMMENT ON COLUMN words.pronunciation IS 'IPA without slashes; NULL until an editor or the audio job has set it';
COMMENT ON COLUMN words.word_list IS 'The published list a word came with; NULL for a word that an editor added';

CREATE INDEX words_search_form_idx ON words (search_form text_pattern_ops, language_code);
CREATE INDEX words_word_list_idx ON words (word_list) WHERE word_list IS NOT NULL;

CREATE TABLE meanings (
    id                  bigint        GENERATED ALWAYS AS IDENTITY,
    word_id             bigint        NOT NULL,
    definition_language language_tag  NOT NULL,
    position            smallint      NOT NULL DEFAULT 1,
    definition          nonblank_text NOT NULL,
    example             text,
    created_at          timestamptz   NOT NULL DEFAULT now(),
    updated_at          timestamptz   NOT NULL DEFAULT now(),
    CONSTRAINT meanings_pkey PRIMARY KEY (id),
    CONSTRAINT meanings_word_id_fkey FOREIGN KEY (word_id) REFERENCES words (id) ON DELETE CASCADE,
    CONSTRAINT meanings_definition_language_fkey
        FOREIGN KEY (definition_language) REFERENCES languages (code) ON UPDATE CASCADE,
    CONSTRAINT meanings_position_key UNIQUE (word_id, definition_language, position),
    CONSTRAINT meanings_position_positive CHECK (position > 0)
);
COMMENT ON TABLE meanings IS 'What a word means, most frequent first, explained in any language';

CREATE INDEX meanings_definition_language_idx ON meanings (definition_language);

CREATE TABLE learners (
    id              uuid          NOT NULL DEFAULT gen_random_uuid(),
    email           email_address NOT NULL,
    display_name    nonblank_text NOT NULL,
    native_language language_tag  NOT NULL,
    time_zone       text          NOT NULL DEFAULT 'UTC',
    created_at      timestamptz   NOT NULL DEFAULT now(),
    updated_at      timestamptz   NOT NULL DEFAULT now(),
    closed_at       timestamptz,
    CONSTRAINT learners_pkey PRIMARY KEY (id),
    CONSTRAINT learners_native_language_fkey
        FOREIGN KEY (native_language) REFERENCES languages (code) ON UPDATE CASCADE,
    CONSTRAINT learners_closed_after_created CHECK (closed_at >= created_at)
);
COMMENT ON COLUMN learners.closed_at IS 'When the learner closed the account; the address is free again from then on';

CREATE UNIQUE INDEX learners_email_key ON learners (lower(email)) WHERE closed_at IS NULL;
CREATE INDEX learners_native_language_idx ON learners (native_language);

CREATE TABLE cards (
    id            bigint         GENERATED ALWAYS AS IDENTITY,
    learner_id    uuid           NOT NULL,
    meaning_id    bigint         NOT NULL,
    direction     card_direction NOT NULL,
    state         card_state     NOT NULL DEFAULT 'new',
    due_at        timestamptz    NOT NULL DEFAULT now(),
    interval_days numeric(8, 2)  NOT NULL DEFAULT 0,
    ease          numeric(4, 2)  NOT NULL DEFAULT 2.50,
    lapses        integer        NOT NULL DEFAULT 0,
    created_at    timestamptz    NOT NULL DEFAULT now(),
    updated_at    timestamptz    NOT NULL DEFAULT now(),
    CONSTRAINT cards_pkey PRIMARY KEY (id),
    CONSTRAINT cards_learner_id_fkey FOREIGN KEY (learner_id) REFERENCES learners (id) ON DELETE CASCADE,
    CONSTRAINT cards_meaning_id_fkey FOREIGN KEY (meaning_id) REFERENCES meanings (id) ON DELETE RESTRICT,
    CONSTRAINT cards_learner_meaning_key UNIQUE (learner_id, meaning_id, direction),
    CONSTRAINT cards_interval_not_negative CHECK (interval_days >= 0),
    CONSTRAINT cards_ease_range CHECK (ease BETWEEN 1.30 AND 5.00),
    CONSTRAINT cards_lapses_not_negative CHECK (lapses >= 0)
);
COMMENT ON TABLE cards IS 'A meaning that a learner practises, in one direction';
COMMENT ON CONSTRAINT cards_meaning_id_fkey ON cards IS 'Restricts: an editor''s clean-up must not erase a learner''s progress';

CREATE INDEX cards_meaning_id_idx ON cards (meaning_id);
CREATE INDEX cards_due_idx ON cards (learner_id, due_at) WHERE state <> 'suspended';

CREATE TABLE reviews (
    id          bigint      GENERATED ALWAYS AS IDENTITY,
    card_id     bigint      NOT NULL,
    grade       smallint    NOT NULL,
    thinking_ms integer,
    reviewed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT reviews_pkey PRIMARY KEY (id),
    CONSTRAINT reviews_card_id_fkey FOREIGN KEY (card_id) REFERENCES cards (id) ON DELETE CASCADE,
    CONSTRAINT reviews_grade_range CHECK (grade BETWEEN 1 AND 4),
    CONSTRAINT reviews_thinking_not_negative CHECK (thinking_ms >= 0)
);
COMMENT ON COLUMN reviews.grade IS '1 again; 2 hard; 3 good; 4 easy';

CREATE INDEX reviews_card_id_idx ON reviews (card_id, reviewed_at DESC);

CREATE TRIGGER words_set_updated_at BEFORE UPDATE ON words
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER meanings_set_updated_at BEFORE UPDATE ON meanings
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER learners_set_updated_at BEFORE UPDATE ON learners
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER cards_set_updated_at BEFORE UPDATE ON cards
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

-- DOWN

DROP TABLE reviews;
DROP TABLE cards;
DROP TABLE learners;
DROP TABLE meanings;
DROP TABLE words;
DROP TABLE languages;
DROP TYPE card_state;
DROP TYPE card_direction;
DROP TYPE part_of_speech;

-- VERIFY

SELECT to_regclass(name) IS NOT NULL
FROM unnest(ARRAY['languages', 'words', 'meanings', 'learners', 'cards', 'reviews']) AS name;

SELECT count(*) = 4 FROM pg_trigger WHERE tgfoid = 'set_updated_at()'::regprocedure;
