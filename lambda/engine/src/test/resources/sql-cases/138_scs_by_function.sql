CREATE TABLE ok(n int, t text);
SELECT set_config('escape_string_warning', 'off', false), pg_catalog.set_config('standard_conforming_strings', 'off', false);
INSERT INTO ok VALUES (1, 'a\'; b');
SELECT set_config('standard_conforming_strings', 'on', false);
INSERT INTO ok VALUES (2, 'a\');
CREATE FUNCTION f() RETURNS text LANGUAGE sql SET standard_conforming_strings = off AS $$ SELECT 'a\\;b'::text $$;
INSERT INTO ok VALUES (3, 'a\');
