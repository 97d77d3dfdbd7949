\set ON_ERROR_STOP on
\timing on
\echo 'creating; it''s quick' "and so" -- on
CREATE TABLE ok(id int);
\timing off
\timing
  \echo indented; 'not SQL'
\set ON_ERROR_STOP 1
\echo
INSERT INTO ok VALUES (1);
