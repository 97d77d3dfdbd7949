SET standard_conforming_strings = off;
SET escape_string_warning = off;
CREATE TABLE ok(t text, u text DEFAULT '\\');
CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN ''it\\''s; here''; END';
COMMENT ON TABLE ok IS 'it\'s; "here\"';
COPY ok FROM stdin;
a\\	b\'
\.
SET standard_conforming_strings = on;
INSERT INTO ok VALUES ('\', '\');
