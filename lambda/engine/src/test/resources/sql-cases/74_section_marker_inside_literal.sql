CREATE TABLE ok(t text);
CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
-- DOWN
  RETURN 'here';
-- VERIFY
END $$;
INSERT INTO ok VALUES ('a
-- DOWN
b');
/*
-- UP
*/
INSERT INTO ok VALUES (f());
