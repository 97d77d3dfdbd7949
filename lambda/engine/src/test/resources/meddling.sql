-- Filling the materialized view changes what the restore has made, by casts and brackets alone.

CREATE DOMAIN small AS int CONSTRAINT small_check CHECK (VALUE * (2 + 1) < 90);
CREATE TABLE numbers (
  a int DEFAULT (1 + 2) * 3,
  b text,
  c int GENERATED ALWAYS AS (a * (a + 1)) STORED,
  CONSTRAINT few CHECK (a * (2 + 3) < 1000)
);
CREATE INDEX thirds ON numbers ((a * (a + 1)));
CREATE POLICY few ON numbers USING (a * (2 + 1) < 90);
CREATE FUNCTION same() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER watch BEFORE UPDATE ON numbers FOR EACH ROW WHEN (new.a * (2 + 1) < 90)
  EXECUTE FUNCTION same();
CREATE RULE kept AS ON DELETE TO numbers WHERE old.a * (2 + 1) < 90 DO INSTEAD NOTHING;
CREATE VIEW calculated AS SELECT a * (a + 1) AS product FROM numbers;
COMMENT ON VIEW calculated IS 'a (b)';
CREATE FUNCTION counted(a int) RETURNS int LANGUAGE sql RETURN a * (a + 1);
CREATE FUNCTION body() RETURNS text LANGUAGE sql AS 'SELECT (''a'')::text';

CREATE FUNCTION meddle() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE MATERIALIZED VIEW meddling AS SELECT meddle();
CREATE OR REPLACE FUNCTION meddle() RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  SET LOCAL search_path = public;
  DROP INDEX thirds;
  CREATE INDEX thirds ON numbers ((a * a + 1));
  ALTER DOMAIN small DROP CONSTRAINT small_check;
  ALTER DOMAIN small ADD CONSTRAINT small_check CHECK (VALUE * 2 + 1 < 90);
  ALTER TABLE numbers ALTER a SET DEFAULT 1 + 2 * 3, DROP CONSTRAINT few;
  ALTER TABLE numbers ADD CONSTRAINT few CHECK (a * 2 + 3 < 1000);
  DROP POLICY few ON numbers;
  CREATE POLICY few ON numbers USING (a * 2 + 1 < 90);
  DROP TRIGGER watch ON numbers;
  CREATE TRIGGER watch BEFORE UPDATE ON numbers FOR EACH ROW WHEN (new.a * 2 + 1 < 90)
    EXECUTE FUNCTION same();
  DROP RULE kept ON numbers;
  CREATE RULE kept AS ON DELETE TO numbers WHERE old.a * 2 + 1 < 90 DO INSTEAD NOTHING;
  CREATE OR REPLACE VIEW calculated AS SELECT a * a + 1 AS product FROM numbers;
  COMMENT ON VIEW calculated IS 'a b';
  CREATE OR REPLACE FUNCTION counted(a int) RETURNS int LANGUAGE sql RETURN a * a + 1;
  CREATE OR REPLACE FUNCTION body() RETURNS text LANGUAGE sql AS 'SELECT ''a''';
  RETURN 1;
END $$;
