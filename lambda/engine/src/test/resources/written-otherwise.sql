-- Definitions that a server writes otherwise once it has read them from a dump.

CREATE SCHEMA kinds;
SET search_path = kinds;

-- The cast of an array becomes a cast of each element
CREATE DOMAIN size AS varchar(2) CHECK (VALUE IN ('s', 'm', 'l'));
CREATE TABLE shirt (
  size size CHECK (size NOT IN ('s', 'l')),
  colour varchar(10) CHECK (colour IN ('red', 'blue')),
  counts int[] DEFAULT ARRAY[1, 2]::bigint[]::int[],
  warm bool GENERATED ALWAYS AS (colour IN ('red', 'pink')) STORED,
  EXCLUDE USING btree (colour WITH =) WHERE (colour IN ('red', 'pink'))
);
INSERT INTO shirt VALUES ('m', 'red');
CREATE INDEX of_colours ON shirt (size) WHERE colour IN ('red', 'blue');
CREATE STATISTICS warmth ON (colour IN ('red', 'pink')), size FROM shirt;
CREATE POLICY blue ON shirt USING (colour IN ('blue', 'navy'));
CREATE VIEW chosen AS SELECT colour, count(*) FILTER (WHERE size IN ('s', 'm')) FROM shirt
  WHERE colour IN ('red', 'pink') GROUP BY colour;
CREATE MATERIALIZED VIEW others AS SELECT * FROM shirt WHERE colour NOT IN ('red', 'pink');
CREATE RULE red AS ON DELETE TO shirt WHERE old.colour IN ('red', 'pink') DO INSTEAD NOTHING;
CREATE FUNCTION same() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER red BEFORE UPDATE ON shirt FOR EACH ROW WHEN (new.colour IN ('red', 'pink'))
  EXECUTE FUNCTION same();
CREATE FUNCTION is_red(colour varchar DEFAULT 'red') RETURNS bool LANGUAGE sql
  RETURN colour IN ('red', 'pink');
CREATE TABLE by_colour (colour varchar(10))
  PARTITION BY LIST ((CASE WHEN colour IN ('red', 'pink') THEN 1 ELSE 2 END));

-- A literal in a query inside gets a name
CREATE VIEW known AS SELECT EXISTS (SELECT 'red') AS known FROM shirt;
CREATE RULE paint AS ON INSERT TO by_colour DO ALSO UPDATE shirt SET (size, colour) = (SELECT 'm', 'blue');

-- The columns of a parent come first
CREATE TABLE parent (a int);
CREATE TABLE child (b int, a int);
ALTER TABLE child INHERIT parent;
INSERT INTO child VALUES (1, 2);
