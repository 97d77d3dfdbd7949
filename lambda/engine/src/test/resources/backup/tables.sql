CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE pair AS (a int, b text);
CREATE DOMAIN positive AS numeric CHECK (VALUE > 0);
CREATE SCHEMA "Größe";
CREATE TABLE empty_table (id int);
CREATE TABLE no_columns ();
CREATE TABLE words (
  id bigint GENERATED ALWAYS AS IDENTITY,
  word text,
  gone int,
  size int GENERATED ALWAYS AS (length(word)) STORED,
  "order" int DEFAULT 7
);
ALTER TABLE words DROP COLUMN gone;
CREATE TABLE "Größe"."Wörter ""und"" \ 'Zeichen'/.." ("Spalte, eins" text, "select" mood);
CREATE TABLE "Größe"."same" (a int);
CREATE TABLE "Größe"."SAME" (a int);
CREATE TABLE "Größe"."täbelle_mit_einem_namen_der_so_lang_ist_wie_es_geht_ääääää" (a int);
CREATE TABLE kinds (
  a text[], b bytea, c timestamptz, d interval, e double precision, f positive, g pair, h int4range,
  i jsonb, j xml, k uuid, l numeric, m regclass, n bit varying, o "char", p date, q money, r inet
);
CREATE TABLE parent (id int, name text);
CREATE TABLE child (extra int) INHERITS (parent);
CREATE TABLE listed (region text, n int) PARTITION BY LIST (region);
CREATE TABLE listed_eu PARTITION OF listed FOR VALUES IN ('eu') PARTITION BY RANGE (n);
CREATE TABLE listed_eu_low PARTITION OF listed_eu FOR VALUES FROM (0) TO (100);
CREATE TABLE listed_eu_high PARTITION OF listed_eu FOR VALUES FROM (100) TO (1000);
CREATE TABLE listed_rest PARTITION OF listed DEFAULT;
CREATE TABLE hashed (m mood, n int) PARTITION BY HASH (m);
CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE hashed_1 PARTITION OF hashed FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE hashed_2 PARTITION OF hashed FOR VALUES WITH (MODULUS 3, REMAINDER 2);
CREATE UNLOGGED TABLE quick (id int);
CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM words WITH NO DATA;
