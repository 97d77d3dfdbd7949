-- Texte und Vorlagen: viel Nicht-ASCII, HTML, Markdown, JavaScript; es geht um Anführungszeichen („“, «», ‘’).

CREATE TABLE "Übersetzungen" (
    "schlüssel" text NOT NULL,
    "sprache"   text NOT NULL,
    "text"      text NOT NULL,
    PRIMARY KEY ("schlüssel", "sprache")
);
CREATE TABLE vorlagen (name text PRIMARY KEY, inhalt text NOT NULL, größe integer GENERATED ALWAYS AS (octet_length(inhalt)) STORED);

INSERT INTO "Übersetzungen" VALUES
    ('begrüßung', 'de', 'Grüß Gott; wie geht''s?'),
    ('begrüßung', 'en', 'Hello; how''s it going?'),
    ('begrüßung', 'fr', 'Bonjour ; ça va ? – « oui »'),
    ('begrüßung', 'ja', 'こんにちは；元気ですか。'),
    ('begrüßung', 'ar', 'مرحبا؛ كيف حالك؟'),
    ('begrüßung', 'he', 'שלום; מה שלומך?'),
    ('begrüßung', 'ru', 'Привет; как дела?'),
    ('begrüßung', 'el', 'Γειά σου· τι κάνεις;'),
    ('begrüßung', 'hi', 'नमस्ते; आप कैसे हैं?'),
    ('begrüßung', 'th', 'สวัสดี; สบายดีไหม'),
    ('begrüßung', 'ko', '안녕하세요; 잘 지내세요?'),
    ('begrüßung', 'x-emoji', '👋🏽; 👩‍💻❓🇩🇪'),
    ('begrüßung', 'x-math', '𝔥𝔢𝔩𝔩𝔬; ∀x∈ℝ: ⌈x⌉ ≥ x'),
    ('begrüßung', 'x-zalgo', 'h̴e̸l̵l̶o̷; n̈'),
    ('pfad', 'de', 'C:\Größe\'), ('pfad', 'en', '\\server\share\');

/* Kommentar mit ’typografischem’ Apostroph; und einem echten: geht's?
   /* verschachtelt: „;“ */ 日本語のコメント; 終わり */

INSERT INTO vorlagen (name, inhalt) VALUES ('seite.html', $html$<!DOCTYPE html>
<html lang="de">
<head>
  <meta charset="utf-8">
  <title>{{ titel }} &ndash; Vokabeln</title>
  <style>
    /* Farben; */
    body::before { content: '„'; }
    a[href^="http"]::after { content: "\2197"; }
  </style>
  <script>
    // it's JavaScript; $$ is jQuery here
    const $$ = (s) => [...document.querySelectorAll(s)];
    const re = /^(?:--|\/\*|'|")*$/;
    let t = `Template: ${titel}; ${1 + 1}`;
    if (a <!--b
        || a --> 0) { alert('It\'s "done"; bye'); }
  </script>
</head>
<body onload="init(&quot;x;y&quot;)">
  <!-- ein Kommentar; -- mit Strichen -->
  <p title='a;b'>Grüße aus Köln &amp; Zürich; 10&nbsp;€</p>
</body>
</html>
$html$);

INSERT INTO vorlagen (name, inhalt) VALUES
('mail.md', $md$
# Hallo ${vorname};

-- 
Dein Team vom *Wortschatz*

> „Übung macht den Meister“; sagte sie.

```sql
BEGIN;
SELECT 'it''s' AS "x;y"; -- Kommentar
CREATE FUNCTION f() RETURNS int AS $$ SELECT 1; $$ LANGUAGE sql;
COMMIT;
```
\. ist kein Ende
$md$),
('kopf.txt', E'Zeile 1;\r\nZeile 2: \u00dc\U0001F600 \'x\' \\\r\n'),
('uescape', U&'\00dcber; \+01F600' || U&'!00fc; !!' UESCAPE '!' || U&'kein Escape; '''),
('fort', 'erste Zeile; '
    'zweite Zeile; ' -- Kommentar; mit ' Anführung
    'dritte Zeile'),
('leer', ''), ('ein ''', ''''), ('zwei ''''', ''''''), ('$', '$'), ('$$', '$$'), ('$a$', '$a$;$a$');

COPY "Übersetzungen" ("schlüssel", "sprache", "text") FROM stdin;
abschied	de	Tschüss; bis bald -- morgen
abschied	ja	さようなら；
abschied	x-emoji	👋😢;
abschied	x-tab	a\tb\\c\nd;
abschied	x-kein	\\.
\.

CREATE FUNCTION "text für"("schlüssel" text, VARIADIC "sprachen" text[] DEFAULT '{en,de}') RETURNS text
    LANGUAGE plpgsql STABLE
AS $körper$
DECLARE
    "größe" int;
    wörter text[] := '{}';
BEGIN
    SELECT array_agg(ü."text" ORDER BY array_position("sprachen", ü."sprache")) INTO wörter
    FROM "Übersetzungen" AS ü
    WHERE ü."schlüssel" = "text für"."schlüssel" AND ü."sprache" = ANY ("sprachen");
    "größe" := coalesce(array_length(wörter, 1), 0);
    IF "größe" = 0 THEN
        RETURN format($meldung$[%s; nicht übersetzt: „%s“]$meldung$, "schlüssel", array_to_string("sprachen", ';'));
    END IF;
    RETURN wörter[1];
END;
$körper$;

SELECT "text für"('begrüßung', 'xx', 'el'), "text für"('fehlt'), U&"text f\00fcr"('abschied', 'ja') AS "tschüss; 👋";
SELECT name AS "名前", größe, left(inhalt, 10) AS "anfang; 10" FROM vorlagen ORDER BY 1;

CREATE VIEW vollständig AS
SELECT "schlüssel", count(*) AS "sprachen;", bool_and("text" <> ';') AS "不空", max(length("text")) AS länge
FROM "Übersetzungen"
GROUP BY "schlüssel";
COMMENT ON VIEW vollständig IS 'Wie weit wir sind; „fast fertig“ – it''s nearly done 🎉';
COMMENT ON COLUMN vollständig."不空" IS $$空じゃない;$$;

CREATE TABLE straße(id int); ALTER TABLE straße RENAME TO gasse; ALTER TABLE gasse ADD COLUMN höhe　m int; DROP TABLE gasse;
SELECT 'ſtraße' ILIKE 'STRASSE', 'İ;' , lower('ΑΣ;'), 'e' || U&'\0301;', '﻿;' AS bom;
