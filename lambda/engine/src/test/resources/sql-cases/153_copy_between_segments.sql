CREATE TABLE ok(id int, t text);
COPY ok FROM stdin;
1	before; the index
\.
CREATE UNIQUE INDEX CONCURRENTLY ok_id ON ok (id);
COPY ok FROM stdin;
2	after
\.
VACUUM ok;
COPY ok FROM stdin;
3	VACUUM ok;
\.
