CREATE TABLE ok(t text);
PREPARE p(text, int) AS INSERT INTO ok SELECT 'a;'||$1||';b'||$tag$;$tag$||$2::text||($1)||$$;$$;
EXECUTE p('x;y', 1);
EXECUTE p($$;$$, 2);
DEALLOCATE p;
CREATE FUNCTION f(int, text) RETURNS text LANGUAGE sql AS 'SELECT $1||$2||'';''';
INSERT INTO ok VALUES (f(1, 'z'));
