-- Migration: 20250108_093000_seed_starter_words
-- Author: Jonas Lindqvist
-- Date: 2025-01-08
-- Description: The languages of the launch and the first words of the starter list
-- Dependencies: 20250101_120000_initial_schema.sql

-- UP: adds what is missing and leaves what an editor has changed meanwhile

INSERT INTO languages (code, name, native_name, writing_direction) VALUES
    ('ar', 'Arabic', 'العربية', 'rtl'),
    ('de', 'German', 'Deutsch', 'ltr'),
    ('en', 'English', 'English', 'ltr'),
    ('es-419', 'Spanish (Latin America)', 'español', 'ltr'),
    ('fr', 'French', 'français', 'ltr'),
    ('ja', 'Japanese', '日本語', 'ltr'),
    ('la', 'Latin', 'lingua Latina', 'ltr')
ON CONFLICT (code) DO NOTHING;

CREATE TEMPORARY TABLE starter_words (
    language_code  text,
    spelling       text,
    part_of_speech part_of_speech,
    pronunciation  text,
    definition     text,
    example        text
);

COPY starter_words (language_code, spelling, part_of_speech, pronunciation, definition, example) FROM stdin;
ar	كتاب	noun	kiˈtaːb	book	هذا كتاب جديد.
de	Fernweh	noun	ˈfɛʁnveː	longing for far-off places; the reverse of homesickness	Im Mai packt mich das Fernweh.
de	Schadenfreude	noun	ˈʃaːdn̩ˌfʁɔʏdə	pleasure at another's misfortune	\N
en	serendipity	noun	ˌsɛrənˈdɪpɪti	finding good things -- by luck -- that were not looked for	It wasn't planned; it was serendipity.
en	o'clock	adverb	əˈklɒk	of the hour that a clock shows	It's five o'clock.
es-419	ojalá	interjection	oxaˈla	I hope so; if only	¡Ojalá que llueva!
es-419	sobremesa	noun	\N	talk that goes on at table after a meal	\N
fr	dépaysement	noun	depɛizmɑ̃	the feeling of being away from one's own country	Le dépaysement m'a plu.
fr	flâner	verb	flɑne	to stroll without aim	On a flâné jusqu'à la Seine.
ja	木漏れ日	noun	komoɾebi	sunlight that falls through leaves	木漏れ日がきれいだ。
la	liber	noun	ˈliː.ber	book; the inner bark of a tree	\N
la	liber	adjective	ˈliː.ber	free	\N
\.

INSERT INTO words (language_code, spelling, part_of_speech, pronunciation, word_list)
SELECT language_code, spelling, part_of_speech, pronunciation, 'starter-2025'
FROM starter_words
ON CONFLICT ON CONSTRAINT words_spelling_key DO NOTHING;

INSERT INTO meanings (word_id, definition_language, definition, example)
SELECT words.id, 'en', starter_words.definition, starter_words.example
FROM starter_words
JOIN words USING (language_code, spelling, part_of_speech)
WHERE words.word_list = 'starter-2025'
ON CONFLICT ON CONSTRAINT meanings_position_key DO NOTHING;

DROP TABLE starter_words;

-- DOWN: what learners already practise, and the languages in use, stay

DELETE FROM words
WHERE word_list = 'starter-2025'
  AND NOT EXISTS (SELECT FROM meanings JOIN cards ON cards.meaning_id = meanings.id WHERE meanings.word_id = words.id);

DELETE FROM languages
WHERE code IN ('ar', 'de', 'en', 'es-419', 'fr', 'ja', 'la')
  AND NOT EXISTS (SELECT FROM words WHERE words.language_code = languages.code)
  AND NOT EXISTS (SELECT FROM meanings WHERE meanings.definition_language = languages.code)
  AND NOT EXISTS (SELECT FROM learners WHERE learners.native_language = languages.code);

-- VERIFY

SELECT count(*) >= 7 FROM languages;
SELECT count(*) >= 12 FROM words WHERE word_list = 'starter-2025';

SELECT NOT EXISTS (
    SELECT FROM words LEFT JOIN meanings ON meanings.word_id = words.id
    WHERE words.word_list = 'starter-2025' AND meanings.id IS NULL
) AS every_starter_word_has_a_meaning;
