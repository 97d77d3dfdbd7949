CREATE TABLE q(pending int, legend int);
CREATE FUNCTION f4() RETURNS int LANGUAGE sql BEGIN ATOMIC
  SELECT CASE WHEN pending > 0 THEN 1 ELSE 2 END AS "end" FROM q;
  SELECT legend AS "end" FROM q;
END;
CREATE TABLE ok(id int);
