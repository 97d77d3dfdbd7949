CREATE FUNCTION f1(a int, begin int) RETURNS int LANGUAGE sql RETURN CASE WHEN a > 1 THEN a + begin ELSE 0 END;
CREATE FUNCTION f2() RETURNS text LANGUAGE plpgsql AS 'begin return ''a;b''; end';
CREATE FUNCTION f3() RETURNS text LANGUAGE plpgsql SET search_path = public, pg_temp AS E'begin return \'a;b\'; end';
CREATE FUNCTION f4() RETURNS text AS 'SELECT ''a;'
  'b''' LANGUAGE sql;
CREATE FUNCTION f5() RETURNS TABLE (a int, b text) LANGUAGE sql AS $$ SELECT 1, ';'; $$;
CREATE TABLE ok AS SELECT f1(2, 3) AS a, f2() AS b, f3() AS c, f4() AS d, (SELECT b FROM f5()) AS e;
