CREATE TYPE pair AS (a int, "b;" text);
CREATE FUNCTION add_one(s int, v int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT s + 1; $$;
CREATE AGGREGATE my_count(*) (SFUNC = int4inc, STYPE = int, INITCOND = '0');
CREATE AGGREGATE my_sum(int) (SFUNC = add_one, STYPE = int, INITCOND = '0');
CREATE FUNCTION to_text(pair) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1.a || '';'' || $1."b;"';
CREATE CAST (pair AS text) WITH FUNCTION to_text(pair) AS ASSIGNMENT;
CREATE DOMAIN d AS text CHECK (VALUE !~ ';$') DEFAULT 'a;b';
CREATE SEQUENCE s START 10 INCREMENT BY -1 MINVALUE -5 MAXVALUE 10;

CREATE TABLE ok(p pair, d d, c int);
INSERT INTO ok SELECT ROW(1, 'x;')::pair, 'y', my_count(*) FROM generate_series(1, 3);
