-- UPDATE the rows first; it's quick
CREATE TABLE ok(id int);
-- Up to here all was new
-- There is more DOWN below
INSERT INTO ok VALUES (1);
-- VERIFY later; don't forget
INSERT INTO ok VALUES (2);
-- downwards
