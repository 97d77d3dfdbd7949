CREATE TABLE ok(t text);
COPY ok FROM stdin;
-- DOWN
BEGIN;
COPY ok FROM stdin;
\\echo no
$$
'
COMMIT;
\.
