CREATE TABLE ok(id int, stdin text);
CREATE TABLE stdin(id int);
COPY ok FROM '/dev/null';
COPY stdin FROM '/dev/null';
COPY ok (id, stdin) FROM '/dev/null' WITH (FORMAT csv, NULL 'from stdin;');
COPY stdin (id) FROM stdin;
1
\.
INSERT INTO ok VALUES (1, 'x');
