CREATE TABLE ok(t text);
INSERT INTO ok VALUES ('
\echo no
'), ($$
\q
\i other.sql
$$), (E'\\gexec
\\connect
'), ('x'); /*
\q
*/ -- \q
INSERT INTO ok VALUES ('\.'), ('
\.
');
CREATE TABLE "
\q
"(id int);
