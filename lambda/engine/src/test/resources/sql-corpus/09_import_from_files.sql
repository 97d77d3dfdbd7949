-- Loads what a partner sends: three CSV files and a text file, inline; then tidies up.

\echo 'loading; one moment'
BEGIN;

CREATE TEMPORARY TABLE in_people (
    nr text, surname text, "given name" text, born text, remark text
) ON COMMIT DROP;
CREATE TEMPORARY TABLE in_places (code text, name text, lat text, lon text) ON COMMIT DROP;
CREATE TEMPORARY TABLE in_visits (person text, place text, at text, cost text) ON COMMIT DROP;

CREATE TABLE IF NOT EXISTS people (
    nr      integer PRIMARY KEY,
    name    text NOT NULL,
    born    date,
    remark  text
);
CREATE TABLE IF NOT EXISTS places (
    code     char(3) PRIMARY KEY,
    name     text NOT NULL,
    position point
);
CREATE TABLE IF NOT EXISTS visits (
    person integer NOT NULL REFERENCES people,
    place  char(3) NOT NULL REFERENCES places,
    at     timestamptz NOT NULL,
    cost   numeric(10, 2),
    PRIMARY KEY (person, place, at)
);
CREATE TABLE IF NOT EXISTS rejected (
    source text, line text, reason text, rejected_at timestamptz DEFAULT now()
);

COPY in_people (nr, surname, "given name", born, remark) FROM stdin;
1	O'Neill	Máire	1970-02-28	says "hi"; often
2	Müller-Lüdenscheidt	Jürgen	28.02.1975	C:\\Users\\jm
3	Nakamura	美咲	\N	-- none
4	de l'Été	Zoë	1999-12-31	tab:\tnewline:\nend
5	;	;;	1980-01-01	COPY people FROM stdin;
x	broken	row	n/a	$$
\.

COPY in_places FROM stdin WITH (DELIMITER ';', NULL '-', ENCODING 'UTF8');
ber;Berlin\; Mitte;52.52;13.40
ams;'s-Hertogenbosch "Den Bosch";51.69;5.30
tyo;東京;-;-
nil;Nowhere -- /* at all */;0;0
\.

copy in_visits from stdin -- one more; the last
  with delimiter as '|' null as '';
1|ber|2024-05-01 10:00+02|12.50
1|ams|2024-05-03 09:30+02|
2|ber|2024-06-01 18:00+02|7
3|tyo|2024-06-02 08:00+09|1500.00
9|ber|2024-06-02 08:00+09|1
4|xxx|2024-06-02 08:00+09|1
\.

CREATE FUNCTION pg_temp.to_day(t text) RETURNS date LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN CASE
        WHEN t ~ '^\d{4}-\d\d-\d\d$' THEN t::date
        WHEN t ~ '^\d\d\.\d\d\.\d{4}$' THEN to_date(t, 'DD.MM.YYYY')
    END;
EXCEPTION WHEN datetime_field_overflow OR invalid_datetime_format THEN
    RETURN NULL; -- a 30th of February; it happens
END $$;

INSERT INTO rejected (source, line, reason)
SELECT 'people', p::text, 'the number isn''t one; "' || nr || '"' FROM in_people AS p WHERE nr !~ '^\d+$';

INSERT INTO people (nr, name, born, remark)
SELECT nr::integer,
       concat_ws(', ', surname, nullif("given name", ';;')),
       pg_temp.to_day(born),
       nullif(remark, '')
FROM in_people
WHERE nr ~ '^\d+$'
ON CONFLICT (nr) DO UPDATE
    SET name = EXCLUDED.name, born = coalesce(EXCLUDED.born, people.born), remark = EXCLUDED.remark
    WHERE people IS DISTINCT FROM EXCLUDED;

INSERT INTO places
SELECT code, name, CASE WHEN lat IS NOT NULL THEN point(lon::float8, lat::float8) END
FROM in_places
WHERE code <> 'nil'
ON CONFLICT DO NOTHING;

WITH checked AS (
    SELECT v.*, p.nr, pl.code
    FROM in_visits AS v
    LEFT JOIN people AS p ON p.nr::text = v.person
    LEFT JOIN places AS pl ON pl.code = v.place
), bad AS (
    INSERT INTO rejected (source, line, reason)
    SELECT 'visits', format('%s|%s|%s', person, place, at),
           CASE WHEN nr IS NULL THEN 'no such person;' ELSE '' END || CASE WHEN code IS NULL THEN 'no such place;' ELSE '' END
    FROM checked WHERE nr IS NULL OR code IS NULL
    RETURNING 1
)
INSERT INTO visits (person, place, at, cost)
SELECT nr, code, at::timestamptz, cost::numeric FROM checked WHERE nr IS NOT NULL AND code IS NOT NULL
ON CONFLICT DO NOTHING;

COMMIT;

\echo 'loaded'
SELECT source, count(*) AS lines, string_agg(DISTINCT reason, ' / ') AS reasons FROM rejected GROUP BY source ORDER BY 1;

COPY (SELECT nr, name FROM people ORDER BY nr) TO STDOUT WITH (FORMAT csv, HEADER, FORCE_QUOTE *, DELIMITER ';');

-- A file without rows, and one that is nothing but empty lines.
CREATE TABLE notes (line text);
COPY notes FROM stdin;
\.
COPY notes (line) FROM stdin;


\.
SELECT count(*) = 2 AS two_empty_lines FROM notes;

-- The last file comes as CSV; it ends with the script.
CREATE TABLE quotes (id integer, who text, quote text);
COPY quotes FROM stdin WITH (FORMAT csv, HEADER true, NULL 'n/a', FORCE_NOT_NULL (quote));
id,who,quote
1,Anon,"""To be, or not to be; that's the question"""
2,n/a,"first line
second line; -- no comment
/* nor this */ $$
"
3,'plain',BEGIN; COMMIT;
4,"O'Neill",
