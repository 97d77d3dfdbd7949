CREATE TABLE a(id int, t text);
CREATE TABLE ok(id int, t text);
COPY a FROM stdin;
1	one; DROP TABLE a;
2	$fn$ never closed
3	/* never closed
\.


COPY public.ok (id, t) FROM stdin;
1	-- it's
2	"quoted
\.
INSERT INTO ok SELECT id + 10, t FROM a;
COPY a (id) FROM STDIN;
4
\.
