\timing off \\ CREATE TABLE ok(id int);
\echo made \\ INSERT INTO ok VALUES (1); -- it's
INSERT INTO ok VALUES (2);
