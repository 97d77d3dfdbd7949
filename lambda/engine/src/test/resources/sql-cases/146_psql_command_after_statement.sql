CREATE TABLE ok(id int); \echo made; it
INSERT INTO ok VALUES (1); -- \echo not this
INSERT INTO ok VALUES (2) \echo in the middle
;
CREATE TABLE ok2(
\echo inside brackets (
  id int);
/*
\echo in a comment
*/
INSERT INTO ok VALUES (3);
